package cl.juntosporlainfancia.demo;

import cl.juntosporlainfancia.workplan.Funding;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An activity of the demonstration.
 *
 * @param version of the plan that it is first planned in
 * @param secondDimension empty for none
 * @param fromMonth counted from the first month of that version's Gantt, which is 0
 * @param clp whole pesos, all of them in its first month
 * @param hours of volunteers, spread over its months
 * @param practice code of a good practice; empty for none
 * @param state what becomes of it: a state of an activity; missing in a draft
 * @param note evidence if it is done, why if it is removed or late
 * @param needs which needs of the residence it answers, each as standard/place, from 1
 */
record ActivityRow(
        @JsonProperty("residence_code") String residenceCode,
        int version,
        String standard,
        @JsonProperty("second_dimension") String secondDimension,
        String description,
        String objective,
        String indicator,
        @JsonProperty("from_month") int fromMonth,
        @JsonProperty("to_month") int toMonth,
        long clp,
        int hours,
        @JsonProperty("company_people") String companyPeople,
        @JsonProperty("residence_people") String residencePeople,
        Funding funding,
        String practice,
        @Nullable String state,
        @Nullable String note,
        String needs) {

    /** A need by its standard and its place among the residence's needs of that standard. */
    record NeedPlace(String standard, int place) {}

    List<NeedPlace> needPlaces() {
        return Arrays.stream(needs.split(" "))
                .filter(text -> !text.isEmpty())
                .map(text -> text.split("/"))
                .map(parts -> new NeedPlace(parts[0], Integer.parseInt(parts[1])))
                .toList();
    }
}
