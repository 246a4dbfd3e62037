// What pages say, in two languages, and how numbers and times are written in each.

const SPANISH = {
  tagline: 'dónde la red cumple su palabra',
  skip: 'Ir al contenido',
  nav: 'Páginas', wall: 'Muro', sla: 'SLA', health: 'Salud',
  wallTitle: 'Muro de operación', slaTitle: 'Explorador de SLA', healthTitle: 'Salud de los datos',
  language: 'English', languageLabel: 'Ver en inglés (tecla l)',
  theme: 'Cambiar entre claro y oscuro (tecla t)', themeDark: 'Oscuro', themeLight: 'Claro',
  help: 'Teclas', close: 'Cerrar',
  live: 'En vivo', connecting: 'Conectando', offline: 'Sin conexión', old: 'Datos atrasados',
  noKafka: 'Kafka no responde', forbidden: 'Sin permiso',
  dataAgo: 'dato de hace {0}', lag: 'faltan {0} registros por leer',
  notCurrent: 'Lo que se muestra no es actual: {0}.',
  whyOffline: 'la consola no da señales desde hace más de 8 segundos',
  whyOld: 'el último dato es de hace {0}',
  whyNoKafka: 'la consola no puede leer de Kafka',
  simulated: 'SIMULADO', simulatedNote: 'Datos sintéticos: nada de lo que se ve se midió en ningún lugar.',
  demo: 'DEMO', partial: 'parcial', provisional: 'provisional',
  loading: 'Leyendo…', empty: 'Aún no hay ventanas que mostrar.',
  emptyWhy: 'La primera aparece cuando termina la primera ventana y llega su resultado; suele tardar unos segundos.',
  forbiddenTitle: 'Esta consola pide una clave', forbiddenText: 'Pide a quien la opera una clave de lectura y escríbela aquí. Se guarda en una cookie que ningún programa de la página puede leer.',
  token: 'Clave', enter: 'Entrar', wrongToken: 'Esa clave no se conoce o fue revocada.',
  failed: 'No se pudo leer: {0}', again: 'Reintentar',
  beyond: 'Fuera de objetivo', near: 'Cerca del objetivo', within: 'Dentro', noData: 'Sin datos',
  unjudged: 'Sin objetivo', absent: 'Sin red aquí',
  tallyNote: 'series de estados y corredores por operador',
  beyondList: 'Fuera de objetivo o cerca, lo peor primero', nothingBeyond: 'Nada fuera de objetivo.',
  nothingBeyondWhy: 'Se evaluaron {0} series contra {1} objetivos en la ventana de las {2}.',
  noTargets: 'No hay objetivos configurados: se muestran valores sin juicio.',
  more: 'y {0} más en el explorador', since: 'desde hace {0}', sinceStart: 'en toda la tira, {0}',
  matrix: 'Estado × operador', matrixNote: 'El peor de los objetivos de cada serie',
  whole: 'País', region: 'Región', operator: 'Operador', technology: 'Tecnología',
  strip: 'Últimas {0}', stripOf: '{0}: {1} de {2} tramos fuera de objetivo, {3} sin datos',
  windowOf: 'Ventana {0}–{1}', lineOf: 'objetivo {0}', lines: 'Objetivos',
  metric: 'Métrica', window: 'Ventana', level: 'Nivel', view: 'Vista', all: 'Todos', allF: 'Todas',
  STATE: 'Estados', CORRIDOR: 'Corredores', MUNICIPALITY: 'Municipios', COUNTRY: 'País',
  map: 'Mapa', matrixTab: 'Matriz', trend: 'Tendencia', table: 'Tabla', sources: 'Fuentes',
  value: 'Valor', target: 'Objetivo', readings: 'Lecturas (n)', quality: 'Completitud',
  cells: 'Celdas', cellsOf: '{0} de {1}', late: 'Tardías', suspect: 'Dudosas', state: 'Estado',
  complete: '{0} de lo esperado', notKnown: 'sin inventario',
  noTarget: 'sin objetivo', worstFirst: 'Lo peor primero',
  mapLabel: 'Mapa: {0} por región. La misma información está en la tabla.',
  tiles: 'Cuadrícula: un cuadro por región, todas del mismo tamaño',
  legend: 'Escala', legendTarget: 'cortada en el objetivo', legendQuintiles: 'por quintiles de lo mostrado; no hay objetivo',
  better: 'mejor', worse: 'peor', choose: 'Elige una región en el mapa o en la tabla.',
  seriesTitle: '{0} · {1}', trendLabel: '{0} de {1}: de {2} a {3} en {4} ventanas',
  trendTable: 'La tendencia en números', noSeries: 'No hay ventanas de esta serie.',
  noMap: 'No hay mapa de este país; ve la matriz o la tabla.',
  mapStates: 'El mapa muestra estados; para este nivel ve la matriz o la tabla.',
  download: 'Descargar', shown: 'Se muestran {0} de {1} filas; el CSV las trae todas.',
  truncated: 'El resultado se cortó en {0} filas.',
  sourceTopic: 'Tema de Kafka', sourceRule: 'Regla', sourceRuleText: 'De dos resultados con un mismo nombre gana la revisión mayor y luego FINAL.',
  sourceTargets: 'De dónde salen los objetivos', legal: 'lo exige una norma', notLegal: 'ninguna norma lo exige',
  sourceRegion: 'Composición de la región', sourceQuantiles: 'Los percentiles son estadísticos de orden, con error de 1 % a lo más. Una razón es siempre razón de sumas.',
  threshold: 'La cobertura cuenta muestras desde −110 dBm: valor de ingeniería, no legal.',
  flow: 'El camino de los datos', flowSources: 'Fuentes', flowKafka: 'Kafka', flowJob: 'Trabajo de Flink', flowApi: 'Consola', flowScreens: 'Pantallas',
  received: 'recibidas', aggregated: 'agregadas', duplicate: 'duplicadas', lateRefused: 'tardías rechazadas', rejected: 'rechazadas',
  account: 'La cuenta de cada lectura', balances: 'Cuadra: toda lectura está en una sola cuenta.',
  balancesNot: 'Los números se leyeron mientras cambiaban; la cuenta cuadra en la próxima lectura.',
  accountNote: 'recibidas = agregadas + duplicadas + tardías + rechazadas',
  noJob: 'El trabajo no dice sus métricas aquí: falta console.job-metrics, o no responde.',
  part: 'Parte', share: 'Proporción', count: 'Lecturas',
  watermark: 'antigüedad del tiempo de evento', jobLag: 'por leer', restarts: 'reinicios', checkpoint: 'último punto de control',
  records: 'registros', partitions: 'particiones', unread: 'por leer', topicMissing: 'no existe todavía',
  history: 'historia local', rows: 'ventanas guardadas', newest: 'dato más nuevo', streams: 'navegadores escuchando', evicted: 'cortados por lentos', unreadable: 'registros ilegibles',
  refusals: 'Rechazos por causa', cause: 'Causa', noRefusals: 'Nada se ha rechazado.',
  newestRefusals: 'Rechazos recientes', when: 'Cuándo', origin: 'Origen', detail: 'Qué está mal',
  keys: [['?', 'estas teclas'], ['g m', 'muro'], ['g a', 'alarmas'], ['g s', 'SLA'], ['g p', 'promesas'], ['g r', 'preparación'], ['g h', 'salud'], ['g b', 'mediciones'], ['j / k', 'fila siguiente / anterior'], ['Enter', 'abrir'], ['a', 'reconocer'], ['c s x', 'comentar, silenciar, terminar'], ['/', 'ir a los filtros'], ['t', 'claro u oscuro'], ['l', 'idioma'], ['f', 'pantalla completa'], ['Esc', 'cerrar']],
  metrics: {
    rttP50Millis: 'Latencia p50', rttP95Millis: 'Latencia p95', rttP99Millis: 'Latencia p99', jitterP95Millis: 'Variación p95',
    lossRatio: 'Pérdida', downlinkMeanKbps: 'Bajada, media', downlinkP10Kbps: 'Bajada p10', uplinkMeanKbps: 'Subida, media',
    coverageRatio: 'Cobertura', availabilityRatio: 'Disponibilidad', accessibilityRatio: 'Accesibilidad',
  },
  causes: { EMPTY: 'vacío', TOO_LARGE: 'demasiado grande', UNKNOWN_ENCODING: 'codificación desconocida', UNKNOWN_SCHEMA: 'esquema desconocido', MALFORMED: 'mal formado', INVALID_VALUE: 'valor fuera de rango', UNKNOWN_CELL: 'celda desconocida', UNKNOWN_REGION: 'región desconocida', LATE: 'demasiado tarde', FUTURE: 'fechado a futuro' },
  slos: 'Promesas', slosTitle: 'Promesas y presupuestos de error', promise: 'Promesa', promisesTitle: 'Promesas', promisesNote: 'Cada promesa se juzga por serie. La barra es lo que queda del presupuesto de error de la serie que peor está; «sin base» no es buena noticia.',
  verdict: 'Veredicto', verdicts: { BREACHED: 'Rota', INSUFFICIENT: 'Sin base', MET: 'Se cumple' }, methods: { OCCURRENCES: 'por eventos', TIMESLICES: 'por minutos buenos', RATIO_TIMESLICES: 'por media de minutos' }, worstBudget: 'Presupuesto, la peor serie', where: 'Dónde', countedBy: 'Se cuenta', notCounted: 'nada contado', usedUp: 'agotado', notWithin: 'no en esta ventana', inTime: 'en {0}',
  standingsTitle: 'Serie por serie, lo peor primero', upTo: 'hasta {0}', noneSo: 'Ninguna serie es así.', attainment: 'Cumple', exhaustion: 'Se agota', minutes: 'Minutos con datos', noPromises: 'No hay promesas.', noPromisesWhy: 'Nada llega por el tema slo-status: publica promesas con «umbral publish» y deja correr el trabajo sla unos minutos.',
  promiseNames: { 'coverage-lte-rural': 'Cobertura 4G, rural', 'coverage-lte-urban': 'Cobertura 4G, urbana', 'coverage-nr-rural': 'Cobertura 5G, rural', 'coverage-nr-urban': 'Cobertura 5G, urbana', 'latency-lte-rural': 'Latencia 4G, rural', 'latency-lte-urban': 'Latencia 4G, urbana', 'latency-nr-rural': 'Latencia 5G, rural', 'latency-nr-urban': 'Latencia 5G, urbana', 'throughput-lte-rural': 'Bajada 4G, rural', 'throughput-lte-urban': 'Bajada 4G, urbana', 'throughput-nr-rural': 'Bajada 5G, rural', 'throughput-nr-urban': 'Bajada 5G, urbana' },
  reports: 'Mediciones', reportsTitle: 'Mediciones de rendimiento', goalVerdicts: { MET: 'Cumplida', MISSED: 'No cumplida', NO_FIGURE: 'Sin cifra', NOT_MEASURED: 'No medida' }, what: 'Qué', goal: 'Meta', measured: 'Medido', againWith: 'Se repite con', goalsOf: 'Metas de {0}', figuresOf: 'Cifras de {0}', interval: 'Intervalo', unitWord: 'Unidad', circumstances: 'Máquina y circunstancias', rawFile: 'Archivo', disagrees: 'RESULTADOS DISTINTOS',
  reportsNote: 'Los textos de cada informe están como los escribió la medición, en inglés.', noReports: 'No son informes', noReportsYet: 'No hay mediciones que mostrar.', noReportsIn: 'La carpeta de console.reports no tiene ningún informe.', noReportsFolder: 'Falta console.reports: la carpeta donde benchmarks/run escribe sus resultados.', noGoals: 'Ningún informe juzga metas; se muestra lo que se midió.',
  readiness: 'Preparación', readinessTitle: 'Preparación de corredores', corridorTitle: 'Corredor', corridor: 'Corredor', place: 'Lugar', score: 'Puntaje', scale: '0 a 100; rayas: 40, 55, 70, 85', band: 'Banda', grade: 'Evidencia', live100: 'Medido', change: 'Cambio', cadence: 'Periodo',
  cadences: { QUARTER_HOUR: 'Cuarto de hora', HOUR: 'Hora', DAY: 'Día', MONTH: 'Mes' }, bands: { NOT_READY: 'No preparado', EMERGING: 'Emergente', DEVELOPING: 'En desarrollo', READY: 'Preparado', LEADING: 'Líder' }, scoreStatus: { FINAL: 'final', FROZEN: 'congelado' },
  insufficient: 'datos insuficientes: sin número', intervalOf: '{0} de 100; con 90 % entre {1} y {2}', tied: 'empatado con {0}',
  asOf: 'Ventana {0} – {1}, con datos hasta {2}; método {3}', rankedOf: '{0} de {1} corredores tienen datos suficientes.', rankingTitle: 'Corredores por conectividad medida', rankingNote: 'El lugar se muestra solo hasta donde se sabe: «2–5» son los lugares posibles con 90 %, «=» un empate. Mide solo conectividad móvil.',
  noScores: 'Aún no hay puntajes.', noScoresWhy: 'El primero aparece cuando termina la primera ventana del trabajo de preparación.',
  sentence: '{0} obtiene {1} de 100, con 90 % de confianza entre {2} y {3}: {4}. Ocupa el lugar {5} de {6}. Lo que más le resta es {7}: {8} puntos.', sentenceInsufficient: 'De {0} se sabe demasiado poco para dar un número.',
  print: 'Imprimir', decomposition: 'De qué se compone', decompositionNote: 'Los puntos que pierden las dimensiones suman exactamente lo que falta para 100.', weight: 'Peso', pointsLost: 'Resta', interval90: 'Intervalo 90 %', effective: 'n efectiva',
  dimensions: { COV: 'Cobertura', CAP: 'Capacidad', RSP: 'Respuesta', REL: 'Fiabilidad', INC: 'Inclusión', CMP: 'Competencia' },
  indicators: { share_5g: 'Muestras en 5G', avail_4g_plus: 'Señal 4G o mejor', served_pop: 'Población servida', down_p50: 'Bajada, mediana', down_p10: 'Bajada p10', up_p50: 'Subida, mediana', rtt_p50: 'Latencia, mediana', rtt_p95: 'Latencia p95', jitter_p95: 'Variación p95', loss_mean: 'Pérdida', session_fail: 'Sesiones fallidas', unavail: 'Sin servicio', rural_gap_pp: 'Brecha rural', operator_hhi: 'Concentración (HHI)', second_best_ratio: 'Segundo mejor entre el mejor', high_risk_vendor: 'Proveedores de alto riesgo' },
  units: { percent: '%', points: 'puntos', 'percentage points': 'puntos', ratio: '', hhi: '', HHI: '' }, indicatorStates: { LIVE: 'medido', CARRIED: 'arrastrado', MISSING: 'sin dato' },
  trendTooShort: 'Con una sola ventana no hay tendencia.', scoreTrend: 'Puntaje en {0} ventanas, de {1} a {2}', vintages: 'Revisiones de esta ventana', vintage: 'Edición', corrects: 'Corrige',
  whatIf: '¿Y con otros pesos?', notOfficial: 'NO OFICIAL', whatIfNote: 'El mismo cálculo con tus pesos. No es el puntaje publicado, ni tiene margen de error.', whatIfResult: 'Con tus pesos: {0} puntos, lugar {1} de {2}. El puntaje oficial es {3}, lugar {4}.', whatIfStart: 'Mueve un peso para ver qué cambiaría.', whatIfReset: 'Volver a los pesos del método',
  howSure: 'Qué tan seguro es', betterThan: 'Probabilidad de ser mejor que los más cercanos', bandProbability: 'Probabilidad de cada banda', intervals: '{0}–{1} por el muestreo; {2}–{3} variando también pesos, metas y forma del cálculo', gradeOf: '{0}; {1} del peso medido en esta ventana',
  method: 'Método', methodWhere: 'deploy/reference/methods y, explicado, jobs/docs/readiness-method.md', windowsOf: 'Ventanas', windowsCount: '{0} ventanas con {1} lecturas, {2} tardías, {3} dudosas', geography: 'versión de la geografía', limits: 'Qué no dice', limitsText: 'Nada de energía, agua, caminos, salarios, seguridad, aduanas, líneas fijas ni centros de datos. Las muestras medidas no son cuotas de mercado.',
  alerts: 'Alarmas', alertsTitle: 'Alarmas', alertTitle: 'Alarma',
  alarmViews: { alarms: 'Alarmas', plans: 'Silencios y mantenimiento', rules: 'Reglas' },
  severity: 'Severidad', severities: { CRITICAL: 'Crítica', MAJOR: 'Mayor', MINOR: 'Menor', WARNING: 'Advertencia', INDETERMINATE: 'Indeterminada', CLEARED: 'Terminada' },
  alarmStates: { FIRING: 'Activa', CLEARED: 'Terminada', WITHDRAWN: 'Retirada' }, alarmSets: ['Activas', 'Terminadas', 'Todas'],
  lesser: 'Menores', unacknowledged: 'Sin dueño', suppressedCount: 'Sin aviso', outlined: 'sin relleno: con dueño o sin aviso',
  noAlarms: 'Ninguna alarma activa.', noneLikeThis: 'Ninguna alarma es así.', noAlarmsWhy: '{0} reglas vigilan; {1} alarmas activas están sin aviso.',
  rulesInForce: '{0} reglas vigilan', suppressedToo: '{0} sin aviso', moreOf: 'y {0} más', moreAlarms: 'Se muestran {0}; los filtros y el CSV llevan a las demás.',
  signals: { KPI_SILENT: 'Sin mediciones', PIPELINE_SILENT: 'No llega ninguna medición', BREACH: 'Fuera de umbral' },
  burnOf: '{0}× en {1}', levelOf: 'umbral {0}', allOperators: 'Todos los operadores', any: 'Cualquiera', everything: 'Todo',
  onTrial: 'a prueba', explains: 'explica {0}', explainedBy: 'La explica', ownedBy: '{0}, hace {1}', noOwner: 'Sin dueño', owned: 'Con dueño', owner: 'Dueño',
  told: 'Aviso', toldYes: 'avisada', toldNo: 'sin aviso', notTold: 'No se avisó', toldAt: 'Avisada', remindedAt: 'recordada', escalated: 'Escalada, nivel',
  suppressions: { EXPLAINED: 'explicada', MAINTENANCE: 'mantenimiento', SILENCE: 'silenciada' },
  deeds: { ACKNOWLEDGE: 'Reconocer', UNACKNOWLEDGE: 'Soltar', COMMENT: 'Comentar', SILENCE: 'Silenciar', CLEAR: 'Dar por terminada' },
  deedNotes: { SILENCE: 'Esta regla no avisará de este lugar y sus partes; se sigue evaluando y se ve en la lista.', CLEAR: 'Vuelve a ser alarma si empeora. Di por qué termina: queda escrito con tu nombre.', ACKNOWLEDGE: 'Dices que te ocupas: cesan los recordatorios y no se escala.' },
  comment: 'Comentario', commentOptional: 'Comentario (opcional)', forHowLong: 'Por cuánto tiempo', cancel: 'Cancelar',
  sent: 'Enviado; se verá aquí en cuanto se aplique.', changedMeanwhile: 'Cambió mientras tanto. Ya ves cómo está ahora; si aún quieres, repite.', nothingToDo: 'Ya no hay nada que hacer: mira cómo está ahora.', notAllowed: 'Tu clave no permite hacer esto.',
  ruleWord: 'Regla', newPlan: 'Nuevo silencio o mantenimiento', planNote: 'La región incluye sus partes. Un mantenimiento puede entrarse después: marca también lo que ya pasó.', kind: 'Tipo', planKinds: { MAINTENANCE: 'Mantenimiento', SILENCE: 'Silencio' }, planStates: { PENDING: 'por venir', ACTIVE: 'vigente', OVER: 'terminado' },
  from: 'Desde', until: 'Hasta', enterPlan: 'Registrar', endPlan: 'Terminar', noPlans: 'Nada está silenciado ni en mantenimiento.', whatFor: 'De qué', by: 'Quién',
  noRules: 'No hay reglas en el tema alert-rules.', off: 'apagada', versionOf: 'versión {0}', itsAlarms: 'sus alarmas', runbook: 'Qué hacer', whatToDo: 'Qué hacer', levelsFrom: 'De dónde salen sus umbrales', document: 'La regla, como se escribió', ruleGone: 'La regla {0}, versión {1}, no está en el tema alert-rules.',
  burdens: { LOST_PROBES: 'Sondas perdidas', UNAVAILABLE_MILLIS: 'Milisegundos fuera de servicio', FAILED_SETUPS: 'Conexiones fallidas', LONG_ROUND_TRIPS: 'Respuestas lentas', LONG_JITTERS: 'Variaciones grandes', SLOW_DOWNLINKS: 'Bajadas lentas', SLOW_UPLINKS: 'Subidas lentas', UNCOVERED_SAMPLES: 'Muestras sin cobertura' },
  lasts: 'Dura', began: 'Empezó', ended: 'Terminó', seeTrend: 'Ver la tendencia', evidence: 'Por qué', watched: 'Se vigila', alarmLevel: 'Umbral', budgetLeft: 'Presupuesto restante', burns: 'Ritmo de gasto del presupuesto', drivingCells: 'Celdas que más pesan', site: 'Sitio', cell: 'Celda', rate: 'Ritmo', bad: 'Malas', total: 'Total',
  timeline: 'Qué ha pasado', noEvents: 'De esta alarma solo se conoce el estado.', storm: 'en tormenta', relatives: 'Alarmas relacionadas', deliveries: 'Avisos', noneUndelivered: 'No se sabe de ningún aviso que no se entregara.', undelivered: 'No entregados', receiver: 'Destino', attempts: 'Intentos',
  eventTypes: { RAISED: 'Empezó', CHANGED: 'Cambió', CLEARED: 'Terminó', CORRECTED: 'Se corrigió', ACKED: 'Reconocida', UNACKED: 'Soltada', COMMENTED: 'Comentario', ESCALATED: 'Escalada', RENOTIFIED: 'Recordada' },
  reasons: { MEASURED: 'por lo medido', LATE_DATA: 'por datos tardíos', RULE_CHANGED: 'cambió la regla', NO_DATA: 'por falta de datos', MANUAL: 'a mano' },
  changes: { SEVERITY: 'severidad', STARTS_AT: 'inicio', ENDS_AT: 'fin', INHIBITED_BY: 'explicación', PLANNED_OUTAGE: 'mantenimiento', SILENCED: 'silencio', ACKNOWLEDGEMENT: 'dueño' },
};

const ENGLISH = {
  tagline: 'where the network keeps its word',
  skip: 'Skip to content',
  nav: 'Pages', wall: 'Wall', sla: 'SLA', health: 'Health',
  wallTitle: 'Operations wall', slaTitle: 'SLA explorer', healthTitle: 'Health of the data',
  language: 'Español', languageLabel: 'Read in Spanish (key l)',
  theme: 'Switch between light and dark (key t)', themeDark: 'Dark', themeLight: 'Light',
  help: 'Keys', close: 'Close',
  live: 'Live', connecting: 'Connecting', offline: 'Offline', old: 'Old data',
  noKafka: 'Kafka does not answer', forbidden: 'Not allowed',
  dataAgo: 'data of {0} ago', lag: '{0} records still to be read',
  notCurrent: 'What is shown is not current: {0}.',
  whyOffline: 'the console has given no sign for more than 8 seconds',
  whyOld: 'the newest data is of {0} ago',
  whyNoKafka: 'the console cannot read from Kafka',
  simulated: 'SIMULATED', simulatedNote: 'Synthetic data: nothing that you see was measured anywhere.',
  demo: 'DEMO', partial: 'partial', provisional: 'provisional',
  loading: 'Reading…', empty: 'There are no windows to show yet.',
  emptyWhy: 'The first one appears when the first window has ended and its result arrives; that usually takes some seconds.',
  forbiddenTitle: 'This console asks for a token', forbiddenText: 'Ask whoever runs it for a read-only token and enter it here. It is kept in a cookie that no script of the page can read.',
  token: 'Token', enter: 'Enter', wrongToken: 'That token is not known or was revoked.',
  failed: 'It could not be read: {0}', again: 'Try again',
  beyond: 'Beyond target', near: 'Near target', within: 'Within', noData: 'No data',
  unjudged: 'No target', absent: 'No network here',
  tallyNote: 'series of states and corridors by operator',
  beyondList: 'Beyond target or near it, worst first', nothingBeyond: 'Nothing is beyond target.',
  nothingBeyondWhy: '{0} series were held against {1} targets in the window of {2}.',
  noTargets: 'No targets are configured: values are shown without a verdict.',
  more: 'and {0} more in the explorer', since: 'for {0}', sinceStart: 'all of the strip, {0}',
  matrix: 'State × operator', matrixNote: 'The worst of the targets of each series',
  whole: 'Country', region: 'Region', operator: 'Operator', technology: 'Technology',
  strip: 'Last {0}', stripOf: '{0}: {1} of {2} pieces beyond target, {3} without data',
  windowOf: 'Window {0}–{1}', lineOf: 'target {0}', lines: 'Targets',
  metric: 'Metric', window: 'Window', level: 'Level', view: 'View', all: 'All', allF: 'All',
  STATE: 'States', CORRIDOR: 'Corridors', MUNICIPALITY: 'Municipalities', COUNTRY: 'Country',
  map: 'Map', matrixTab: 'Matrix', trend: 'Trend', table: 'Table', sources: 'Sources',
  value: 'Value', target: 'Target', readings: 'Readings (n)', quality: 'Completeness',
  cells: 'Cells', cellsOf: '{0} of {1}', late: 'Late', suspect: 'Suspect', state: 'Standing',
  complete: '{0} of what is expected', notKnown: 'no inventory',
  noTarget: 'no target', worstFirst: 'Worst first',
  mapLabel: 'Map: {0} by region. The same information is in the table.',
  tiles: 'Grid: one tile for each region, all of one size',
  legend: 'Scale', legendTarget: 'cut at the target', legendQuintiles: 'by quintiles of what is shown; there is no target',
  better: 'better', worse: 'worse', choose: 'Choose a region on the map or in the table.',
  seriesTitle: '{0} · {1}', trendLabel: '{0} of {1}: from {2} to {3} in {4} windows',
  trendTable: 'The trend in numbers', noSeries: 'There are no windows of this series.',
  noMap: 'There is no map of this country; see the matrix or the table.',
  mapStates: 'The map shows states; for this level see the matrix or the table.',
  download: 'Download', shown: '{0} of {1} rows are shown; the CSV has them all.',
  truncated: 'The result was cut at {0} rows.',
  sourceTopic: 'Kafka topic', sourceRule: 'Rule', sourceRuleText: 'Of two results with one name the higher revision wins, then FINAL.',
  sourceTargets: 'Where the targets come from', legal: 'a norm demands it', notLegal: 'no norm demands it',
  sourceRegion: 'Composition of the region', sourceQuantiles: 'Percentiles are order statistics, within 1 %. A ratio is always a ratio of sums.',
  threshold: 'Coverage counts samples from −110 dBm on: an engineering value, not a legal one.',
  flow: 'The way of the data', flowSources: 'Sources', flowKafka: 'Kafka', flowJob: 'Flink job', flowApi: 'Console', flowScreens: 'Screens',
  received: 'received', aggregated: 'aggregated', duplicate: 'duplicate', lateRefused: 'refused as late', rejected: 'rejected',
  account: 'The account of every reading', balances: 'It balances: each reading is in exactly one account.',
  balancesNot: 'The numbers were read while they changed; the account balances at the next reading.',
  accountNote: 'received = aggregated + duplicate + late + rejected',
  noJob: 'The job does not tell its metrics here: console.job-metrics is missing, or it does not answer.',
  part: 'Part', share: 'Share', count: 'Readings',
  watermark: 'age of event time', jobLag: 'to be read', restarts: 'restarts', checkpoint: 'last checkpoint',
  records: 'records', partitions: 'partitions', unread: 'to be read', topicMissing: 'does not exist yet',
  history: 'local history', rows: 'windows kept', newest: 'newest data', streams: 'browsers listening', evicted: 'cut off as too slow', unreadable: 'unreadable records',
  refusals: 'Refusals by cause', cause: 'Cause', noRefusals: 'Nothing was refused.',
  newestRefusals: 'Recent refusals', when: 'When', origin: 'Origin', detail: 'What is wrong',
  keys: [['?', 'these keys'], ['g m', 'wall'], ['g a', 'alarms'], ['g s', 'SLA'], ['g p', 'promises'], ['g r', 'readiness'], ['g h', 'health'], ['g b', 'benchmarks'], ['j / k', 'next / previous row'], ['Enter', 'open'], ['a', 'acknowledge'], ['c s x', 'comment, silence, clear'], ['/', 'go to the filters'], ['t', 'light or dark'], ['l', 'language'], ['f', 'full screen'], ['Esc', 'close']],
  metrics: {
    rttP50Millis: 'Latency p50', rttP95Millis: 'Latency p95', rttP99Millis: 'Latency p99', jitterP95Millis: 'Jitter p95',
    lossRatio: 'Loss', downlinkMeanKbps: 'Downlink, mean', downlinkP10Kbps: 'Downlink p10', uplinkMeanKbps: 'Uplink, mean',
    coverageRatio: 'Coverage', availabilityRatio: 'Availability', accessibilityRatio: 'Accessibility',
  },
  causes: { EMPTY: 'empty', TOO_LARGE: 'too large', UNKNOWN_ENCODING: 'unknown encoding', UNKNOWN_SCHEMA: 'unknown schema', MALFORMED: 'malformed', INVALID_VALUE: 'value out of range', UNKNOWN_CELL: 'unknown cell', UNKNOWN_REGION: 'unknown region', LATE: 'too late', FUTURE: 'dated ahead' },
  slos: 'Promises', slosTitle: 'Promises and error budgets', promise: 'Promise', promisesTitle: 'Promises', promisesNote: 'Each promise is judged series by series. The bar is what is left of the error budget of the series that stands worst; no basis is no good news.',
  verdict: 'Verdict', verdicts: { BREACHED: 'Broken', INSUFFICIENT: 'No basis', MET: 'Kept' }, methods: { OCCURRENCES: 'by events', TIMESLICES: 'by good minutes', RATIO_TIMESLICES: 'by the mean of minutes' }, worstBudget: 'Budget, the worst series', where: 'Where', countedBy: 'Counted', notCounted: 'nothing counted', usedUp: 'used up', notWithin: 'not in this window', inTime: 'in {0}',
  standingsTitle: 'Series by series, the worst first', upTo: 'up to {0}', noneSo: 'No series is like this.', attainment: 'Keeps', exhaustion: 'Used up', minutes: 'Minutes with data', noPromises: 'There are no promises.', noPromisesWhy: 'Nothing comes on the topic slo-status: publish promises with “umbral publish”, and let the job sla run for some minutes.',
  promiseNames: { 'coverage-lte-rural': 'Coverage 4G, rural', 'coverage-lte-urban': 'Coverage 4G, urban', 'coverage-nr-rural': 'Coverage 5G, rural', 'coverage-nr-urban': 'Coverage 5G, urban', 'latency-lte-rural': 'Latency 4G, rural', 'latency-lte-urban': 'Latency 4G, urban', 'latency-nr-rural': 'Latency 5G, rural', 'latency-nr-urban': 'Latency 5G, urban', 'throughput-lte-rural': 'Downlink 4G, rural', 'throughput-lte-urban': 'Downlink 4G, urban', 'throughput-nr-rural': 'Downlink 5G, rural', 'throughput-nr-urban': 'Downlink 5G, urban' },
  reports: 'Benchmarks', reportsTitle: 'Benchmark reports', goalVerdicts: { MET: 'Met', MISSED: 'Missed', NO_FIGURE: 'No figure', NOT_MEASURED: 'Not measured' }, what: 'What', goal: 'Goal', measured: 'Measured', againWith: 'Again with', goalsOf: 'Goals of {0}', figuresOf: 'Figures of {0}', interval: 'Interval', unitWord: 'Unit', circumstances: 'Machine and circumstances', rawFile: 'File', disagrees: 'RESULTS DIFFER',
  reportsNote: 'The words of each report are those that the measurement wrote.', noReports: 'No reports', noReportsYet: 'There are no measurements to show.', noReportsIn: 'The folder of console.reports holds no report.', noReportsFolder: 'console.reports is not set: the folder where benchmarks/run writes its results.', noGoals: 'No report judges goals; what was measured is shown.',
  readiness: 'Readiness', readinessTitle: 'Readiness of corridors', corridorTitle: 'Corridor', corridor: 'Corridor', place: 'Place', score: 'Score', scale: '0 to 100; lines: 40, 55, 70, 85', band: 'Band', grade: 'Evidence', live100: 'Measured', change: 'Change', cadence: 'Period',
  cadences: { QUARTER_HOUR: 'Quarter of an hour', HOUR: 'Hour', DAY: 'Day', MONTH: 'Month' }, bands: { NOT_READY: 'Not ready', EMERGING: 'Emerging', DEVELOPING: 'Developing', READY: 'Ready', LEADING: 'Leading' }, scoreStatus: { FINAL: 'final', FROZEN: 'frozen' },
  insufficient: 'too little is known: no number', intervalOf: '{0} of 100; with 90 % between {1} and {2}', tied: 'tied with {0}',
  asOf: 'Window {0} – {1}, with data up to {2}; method {3}', rankedOf: '{0} of {1} corridors have enough data.', rankingTitle: 'Corridors by measured connectivity', rankingNote: 'A place is shown only as far as it is known: “2–5” are the places that are possible with 90 %, “=” is a tie. Mobile connectivity alone is measured.',
  noScores: 'There are no scores yet.', noScoresWhy: 'The first appears when the first window of the readiness job has ended.',
  sentence: '{0} scores {1} of 100, with 90 % confidence between {2} and {3}: {4}. It is in place {5} of {6}. What costs it most is {7}: {8} points.', sentenceInsufficient: 'Of {0} too little is known to give a number.',
  print: 'Print', decomposition: 'What it is made of', decompositionNote: 'The points that the dimensions lose add up to exactly what is missing to 100.', weight: 'Weight', pointsLost: 'Loses', interval90: '90 % interval', effective: 'effective n',
  dimensions: { COV: 'Coverage', CAP: 'Capacity', RSP: 'Responsiveness', REL: 'Reliability', INC: 'Inclusion', CMP: 'Competition' },
  indicators: { share_5g: 'Samples on 5G', avail_4g_plus: 'Signal of 4G or better', served_pop: 'Population served', down_p50: 'Downlink, median', down_p10: 'Downlink p10', up_p50: 'Uplink, median', rtt_p50: 'Latency, median', rtt_p95: 'Latency p95', jitter_p95: 'Jitter p95', loss_mean: 'Loss', session_fail: 'Failed sessions', unavail: 'Out of service', rural_gap_pp: 'Rural gap', operator_hhi: 'Concentration (HHI)', second_best_ratio: 'Second best over best', high_risk_vendor: 'High-risk vendors' },
  units: { percent: '%', points: 'points', ratio: '', hhi: '', HHI: '' }, indicatorStates: { LIVE: 'live', CARRIED: 'carried', MISSING: 'missing' },
  trendTooShort: 'One window makes no trend.', scoreTrend: 'Score in {0} windows, from {1} to {2}', vintages: 'Revisions of this window', vintage: 'Vintage', corrects: 'Corrects',
  whatIf: 'What if the weights were others?', notOfficial: 'NOT OFFICIAL', whatIfNote: 'The same computation with your weights. It is not the published score, and has no margin of error.', whatIfResult: 'With your weights: {0} points, place {1} of {2}. The official score is {3}, place {4}.', whatIfStart: 'Move a weight to see what would change.', whatIfReset: 'Back to the weights of the method',
  howSure: 'How sure it is', betterThan: 'Probability of being better than the nearest ones', bandProbability: 'Probability of each band', intervals: '{0}–{1} from sampling; {2}–{3} with weights, goalposts and the form of the computation varied as well', gradeOf: '{0}; {1} of the weight measured in this window',
  method: 'Method', methodWhere: 'deploy/reference/methods and, explained, jobs/docs/readiness-method.md', windowsOf: 'Windows', windowsCount: '{0} windows with {1} readings, {2} late, {3} suspect', geography: 'version of the geography', limits: 'What it does not say', limitsText: 'Nothing of power, water, roads, wages, security, customs, fixed lines or data centres. Shares of measured samples are not market shares.',
  alerts: 'Alarms', alertsTitle: 'Alarms', alertTitle: 'Alarm',
  alarmViews: { alarms: 'Alarms', plans: 'Silences and maintenance', rules: 'Rules' },
  severity: 'Severity', severities: { CRITICAL: 'Critical', MAJOR: 'Major', MINOR: 'Minor', WARNING: 'Warning', INDETERMINATE: 'Indeterminate', CLEARED: 'Cleared' },
  alarmStates: { FIRING: 'Active', CLEARED: 'Over', WITHDRAWN: 'Withdrawn' }, alarmSets: ['Active', 'Over', 'All'],
  lesser: 'Minor and below', unacknowledged: 'Without owner', suppressedCount: 'Suppressed', outlined: 'outlined: owned or suppressed',
  noAlarms: 'No alarm is active.', noneLikeThis: 'No alarm is like this.', noAlarmsWhy: '{0} rules watch; {1} active alarms are suppressed.',
  rulesInForce: '{0} rules watch', suppressedToo: '{0} suppressed', moreOf: 'and {0} more', moreAlarms: '{0} are shown; filters and the CSV lead to the others.',
  signals: { KPI_SILENT: 'No measurements', PIPELINE_SILENT: 'Nothing is measured at all', BREACH: 'Beyond its level' },
  burnOf: '{0}× in {1}', levelOf: 'level {0}', allOperators: 'All operators', any: 'Any', everything: 'Everything',
  onTrial: 'on trial', explains: 'explains {0}', explainedBy: 'Explained by', ownedBy: '{0}, for {1}', noOwner: 'No owner', owned: 'Owned', owner: 'Owner',
  told: 'Told', toldYes: 'told', toldNo: 'suppressed', notTold: 'Nobody was told', toldAt: 'Told', remindedAt: 'reminded', escalated: 'Escalated, level',
  suppressions: { EXPLAINED: 'explained', MAINTENANCE: 'maintenance', SILENCE: 'silenced' },
  deeds: { ACKNOWLEDGE: 'Acknowledge', UNACKNOWLEDGE: 'Let go', COMMENT: 'Comment', SILENCE: 'Silence', CLEAR: 'Clear by hand' },
  deedNotes: { SILENCE: 'This rule will tell nobody of this place and its parts; it is still evaluated, and stays in the list.', CLEAR: 'It is an alarm again if it becomes worse. Say why it is over: that is kept with your name.', ACKNOWLEDGE: 'You say that you look after it: no more reminders, and no escalation.' },
  comment: 'Comment', commentOptional: 'Comment (optional)', forHowLong: 'For how long', cancel: 'Cancel',
  sent: 'Sent; it shows here as soon as it is applied.', changedMeanwhile: 'It has changed meanwhile. You see it now as it is; do it again if you still want to.', nothingToDo: 'There is nothing to do any more: see how it is now.', notAllowed: 'Your token does not allow this.',
  ruleWord: 'Rule', newPlan: 'New silence or maintenance', planNote: 'A region includes its parts. Maintenance may be entered afterwards: what has passed is marked, too.', kind: 'Kind', planKinds: { MAINTENANCE: 'Maintenance', SILENCE: 'Silence' }, planStates: { PENDING: 'to come', ACTIVE: 'in force', OVER: 'over' },
  from: 'From', until: 'Until', enterPlan: 'Enter', endPlan: 'End', noPlans: 'Nothing is silenced or under maintenance.', whatFor: 'Of what', by: 'Who',
  noRules: 'There are no rules on the topic alert-rules.', off: 'off', versionOf: 'version {0}', itsAlarms: 'its alarms', runbook: 'What to do', whatToDo: 'What to do', levelsFrom: 'Where its levels come from', document: 'The rule as it was written', ruleGone: 'Rule {0}, version {1}, is not on the topic alert-rules.',
  burdens: { LOST_PROBES: 'Probes lost', UNAVAILABLE_MILLIS: 'Milliseconds out of service', FAILED_SETUPS: 'Failed set-ups', LONG_ROUND_TRIPS: 'Slow answers', LONG_JITTERS: 'Large jitters', SLOW_DOWNLINKS: 'Slow downlinks', SLOW_UPLINKS: 'Slow uplinks', UNCOVERED_SAMPLES: 'Uncovered samples' },
  lasts: 'Lasts', began: 'Began', ended: 'Ended', seeTrend: 'See the trend', evidence: 'Why', watched: 'Watched', alarmLevel: 'Level', budgetLeft: 'Budget left', burns: 'How fast the budget is spent', drivingCells: 'Cells that weigh most', site: 'Site', cell: 'Cell', rate: 'Rate', bad: 'Bad', total: 'Total',
  timeline: 'What happened', noEvents: 'Of this alarm only its state is known.', storm: 'in a storm', relatives: 'Related alarms', deliveries: 'Who was told', noneUndelivered: 'Nothing is known that was not delivered.', undelivered: 'Not delivered', receiver: 'Receiver', attempts: 'Attempts',
  eventTypes: { RAISED: 'Raised', CHANGED: 'Changed', CLEARED: 'Cleared', CORRECTED: 'Corrected', ACKED: 'Acknowledged', UNACKED: 'Let go', COMMENTED: 'Comment', ESCALATED: 'Escalated', RENOTIFIED: 'Reminded' },
  reasons: { MEASURED: 'as measured', LATE_DATA: 'by late data', RULE_CHANGED: 'the rule changed', NO_DATA: 'for want of data', MANUAL: 'by hand' },
  changes: { SEVERITY: 'severity', STARTS_AT: 'start', ENDS_AT: 'end', INHIBITED_BY: 'explanation', PLANNED_OUTAGE: 'maintenance', SILENCED: 'silence', ACKNOWLEDGEMENT: 'owner' },
};

export const language = document.documentElement.lang === 'en' ? 'en' : 'es';
const locale = language === 'en' ? 'en-US' : 'es-MX';
export const words = language === 'en' ? ENGLISH : SPANISH;

/** A sentence with {0}, {1}… filled in. */
export const say = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]);

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const oneDigit = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const percentFine = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 });
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const dayAndClock = new Intl.DateTimeFormat(locale, { day: '2-digit', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const zone = new Intl.DateTimeFormat(locale, { timeZoneName: 'short' });

export const number = (value) => whole.format(value);
const threeDigits = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
/** A figure of which nobody says how fine it is. */
export const significant = (value) => (Math.abs(value) >= 1000 ? whole : threeDigits).format(value);
export const oneDecimal = (value) => oneDigit.format(value);
export const ratio = (value) => percent.format(value);
export const time = (instant) => clock.format(new Date(instant));
export const dayTime = (instant) => dayAndClock.format(new Date(instant));
export const zoneName = () => zone.formatToParts(new Date()).find((part) => part.type === 'timeZoneName').value;

/** A value of a metric with its unit, without it where a column says it already. */
export function measure(metric, value, withUnit = true) {
  if (value === undefined || value === null) return '–';
  if (metric.endsWith('Ratio')) return (metric === 'coverageRatio' ? percent : percentFine).format(value);
  if (metric.endsWith('Kbps')) {
    return oneDigit.format(value / 1000) + (withUnit ? ' Mbit/s' : '');
  }
  return (value < 100 ? oneDigit : whole).format(value) + (withUnit ? ' ms' : '');
}

/** The unit that measure writes. */
export const unit = (metric) => (metric.endsWith('Ratio') ? '%' : metric.endsWith('Kbps') ? 'Mbit/s' : 'ms');

/** A stretch of time, in the largest unit of which there is one. */
export function duration(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 60) return `${number(seconds)} s`;
  if (seconds < 3600) return `${number(Math.floor(seconds / 60))} min`;
  if (seconds < 48 * 3600) return `${number(Math.floor(seconds / 3600))} h`;
  return `${number(Math.floor(seconds / 86400))} d`;
}

export function bytes(count) {
  return count < 1e6 ? `${oneDigit.format(count / 1e3)} kB` : `${oneDigit.format(count / 1e6)} MB`;
}

export const compare = new Intl.Collator(locale).compare;
