package cl.juntosporlainfancia.alliance;

import jakarta.persistence.AttributeConverter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps a set of conditions as their names with commas between. */
class ConditionsConverter implements AttributeConverter<Set<Condition>, String> {

    @Override
    public String convertToDatabaseColumn(Set<Condition> conditions) {
        return conditions.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    @Override
    public Set<Condition> convertToEntityAttribute(String column) {
        Set<Condition> conditions = EnumSet.noneOf(Condition.class);
        Arrays.stream(column.split(","))
                .filter(name -> !name.isBlank())
                .map(Condition::valueOf)
                .forEach(conditions::add);
        return conditions;
    }
}
