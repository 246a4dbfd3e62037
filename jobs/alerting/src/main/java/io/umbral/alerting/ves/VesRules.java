package io.umbral.alerting.ves;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a VES event of an alarm must hold (common event format 30.2.1: commonEventHeader,
 * faultFields, thresholdCrossingAlertFields). Fields that the format does not have are refused.
 */
public final class VesRules {

  private static final Set<String> SEVERITIES =
      Set.of("CRITICAL", "MAJOR", "MINOR", "WARNING", "NORMAL");

  private static final Map<String, Rule> HEADER =
      Map.ofEntries(
          required("domain", oneOf(Set.of("fault", "thresholdCrossingAlert"))),
          required("eventId", VesRules::isText),
          required("eventName", VesRules::isText),
          required("lastEpochMicrosec", VesRules::isNumber),
          required("priority", oneOf(Set.of("High", "Medium", "Normal", "Low"))),
          required("reportingEntityName", VesRules::isText),
          required("sequence", VesRules::isWhole),
          required("sourceName", VesRules::isText),
          required("startEpochMicrosec", VesRules::isNumber),
          required("version", oneOf(Set.of("4.0", "4.0.1", "4.1"))),
          required(
              "vesEventListenerVersion",
              oneOf(Set.of("7.0", "7.0.1", "7.1", "7.1.1", "7.2", "7.2.1"))),
          optional("eventType", VesRules::isText),
          optional("internalHeaderFields", VesRules::isMap),
          optional("nfcNamingCode", VesRules::isText),
          optional("nfNamingCode", VesRules::isText),
          optional("nfVendorName", VesRules::isText),
          optional("reportingEntityId", VesRules::isText),
          optional("sourceId", VesRules::isText),
          optional("stndDefinedNamespace", VesRules::isText),
          optional("timeZoneOffset", VesRules::isText));

  private static final Map<String, Rule> FAULT =
      Map.ofEntries(
          required("faultFieldsVersion", oneOf(Set.of("4.0"))),
          required("alarmCondition", VesRules::isText),
          required("eventSeverity", oneOf(SEVERITIES)),
          required("eventSourceType", VesRules::isText),
          required("specificProblem", VesRules::isText),
          required(
              "vfStatus",
              oneOf(
                  Set.of(
                      "Active",
                      "Idle",
                      "Preparing to terminate",
                      "Ready to terminate",
                      "Requesting termination"))),
          optional("alarmAdditionalInformation", VesRules::isMapOfTexts),
          optional("alarmInterfaceA", VesRules::isText),
          optional("eventCategory", VesRules::isText));

  private static final Map<String, Rule> CROSSING =
      Map.ofEntries(
          required("thresholdCrossingFieldsVersion", oneOf(Set.of("4.0"))),
          required("additionalParameters", VesRules::isListOfCounters),
          required("alertAction", oneOf(Set.of("CLEAR", "CONT", "SET"))),
          required("alertDescription", VesRules::isText),
          required(
              "alertType",
              oneOf(
                  Set.of(
                      "CARD-ANOMALY", "ELEMENT-ANOMALY", "INTERFACE-ANOMALY", "SERVICE-ANOMALY"))),
          required("collectionTimestamp", VesRules::isText),
          required("eventSeverity", oneOf(SEVERITIES)),
          required("eventStartTimestamp", VesRules::isText),
          optional("additionalFields", VesRules::isMapOfTexts),
          optional("alertValue", VesRules::isText),
          optional("associatedAlertIdList", VesRules::isList),
          optional("dataCollector", VesRules::isText),
          optional("elementType", VesRules::isText),
          optional("interfaceName", VesRules::isText),
          optional("networkService", VesRules::isText),
          optional("possibleRootCause", VesRules::isText));

  private VesRules() {}

  private record Rule(boolean isRequired, Predicate<Object> isRight) {}

  private static Map.Entry<String, Rule> required(String name, Predicate<Object> isRight) {
    return Map.entry(name, new Rule(true, isRight));
  }

  private static Map.Entry<String, Rule> optional(String name, Predicate<Object> isRight) {
    return Map.entry(name, new Rule(false, isRight));
  }

  /**
   * What is wrong with an event.
   *
   * @param event tree of maps, lists, texts, numbers and truth values
   * @return one line for each fault; none where all is right
   */
  public static List<String> faultsOf(Map<?, ?> event) {
    List<String> faults = new ArrayList<>();
    if (!(event.get("event") instanceof Map<?, ?> body)) {
      return List.of("event is missing, and should be a map");
    }
    check("commonEventHeader", body, HEADER, faults);
    Object domain = body.get("commonEventHeader") instanceof Map<?, ?> h ? h.get("domain") : "";
    if ("fault".equals(domain)) {
      check("faultFields", body, FAULT, faults);
    }
    if ("thresholdCrossingAlert".equals(domain)) {
      check("thresholdCrossingAlertFields", body, CROSSING, faults);
    }
    return faults;
  }

  private static void check(
      String name, Map<?, ?> body, Map<String, Rule> rules, List<String> faults) {
    if (!(body.get(name) instanceof Map<?, ?> fields)) {
      faults.add(name + " is missing, and should be a map");
      return;
    }
    new TreeMap<>(rules)
        .forEach(
            (field, rule) -> {
              Object value = fields.get(field);
              if (value == null && rule.isRequired()) {
                faults.add(name + "." + field + " is missing, and is required");
              } else if (value != null && !rule.isRight().test(value)) {
                faults.add(name + "." + field + " is '" + value + "', which the format forbids");
              }
            });
    for (Object field : fields.keySet()) {
      if (!rules.containsKey(String.valueOf(field))) {
        faults.add(name + "." + field + " is no field of the format");
      }
    }
  }

  private static Predicate<Object> oneOf(Set<String> words) {
    return value -> value instanceof String word && words.contains(word);
  }

  private static boolean isText(Object value) {
    return value instanceof String;
  }

  private static boolean isNumber(Object value) {
    return value instanceof Number;
  }

  private static boolean isWhole(Object value) {
    return value instanceof Number number && number.doubleValue() == number.longValue();
  }

  private static boolean isMap(Object value) {
    return value instanceof Map;
  }

  private static boolean isMapOfTexts(Object value) {
    return value instanceof Map<?, ?> map && map.values().stream().allMatch(VesRules::isText);
  }

  private static boolean isList(Object value) {
    return value instanceof List;
  }

  private static boolean isListOfCounters(Object value) {
    return value instanceof List<?> list && list.stream().allMatch(VesRules::isCounter);
  }

  private static boolean isCounter(Object value) {
    return value instanceof Map<?, ?> counter
        && oneOf(Set.of("CRIT", "MAJ")).test(counter.get("criticality"))
        && isText(counter.get("thresholdCrossed"))
        && isMapOfTexts(counter.get("hashMap"));
  }
}
