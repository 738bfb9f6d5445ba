package cl.juntosporlainfancia.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;

/**
 * An alliance of the demonstration.
 *
 * @param monthsAgo months from its forming to today
 * @param stopsAt the task that is left undone, so that it waits for whoever tries the demonstration; empty for none
 * @param stopsInVersion of which version of the plan, where that task is a step of one; else 0
 * @param missesEvery every which follow-up is not held; 0 for none
 * @param quietDays days before today since which no follow-up is recorded
 * @param turn something special: {@code ending}
 */
record AllianceRow(
        @JsonProperty("residence_code") String residenceCode,
        @JsonProperty("company_code") String companyCode,
        String manager,
        @JsonProperty("months_ago") double monthsAgo,
        @JsonProperty("stops_at") String stopsAt,
        @JsonProperty("stops_in_version") int stopsInVersion,
        @JsonProperty("misses_every") int missesEvery,
        @JsonProperty("quiet_days") int quietDays,
        String turn) {

    LocalDate formedOn(LocalDate today) {
        return today.minusDays(Math.round(monthsAgo * 30.44));
    }

    boolean isKeen() {
        return missesEvery == 0 && quietDays == 0;
    }
}
