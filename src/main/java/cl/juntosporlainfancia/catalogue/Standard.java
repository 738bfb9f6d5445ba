package cl.juntosporlainfancia.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A standard of a dimension (manual, annex 7.1), or a line beside the dimensions.
 *
 * @param code its number, such as «2.1»
 * @param name in Spanish
 * @param definition what good looks like, in paragraphs; may be empty
 */
public record Standard(String code, String name, List<Paragraph> definition) {

    public Standard {
        definition = definition == null ? List.of() : List.copyOf(definition);
    }

    /**
     * Part of a definition.
     *
     * @param source to whom the manual attributes it; null where it names nobody
     */
    public record Paragraph(String text, @Nullable String source) {}
}
