package cl.juntosporlainfancia.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The dimensions and standards of the programme, read from a data file that another programme may replace. */
@Component
public class Catalogue {

    private record File(
            String source,
            List<Dimension> dimensions,
            @Nullable List<Standard> extraLines,
            @Nullable List<AgeBand> ageBands) {}

    private final List<Dimension> dimensions;
    private final List<Standard> extraLines;
    private final List<AgeBand> ageBands;
    private final Map<String, Standard> extraLineByCode = new HashMap<>();
    private final Map<String, Standard> standards = new HashMap<>();
    private final Map<String, Dimension> dimensionOfStandard = new HashMap<>();

    Catalogue(ObjectMapper json, @Value("${jxi.catalogue:classpath:catalogue/standards.json}") Resource resource)
            throws IOException {
        try (InputStream in = resource.getInputStream()) {
            File file = json.readValue(in, File.class);
            dimensions = List.copyOf(file.dimensions());
            extraLines = file.extraLines() == null ? List.of() : List.copyOf(file.extraLines());
            ageBands = file.ageBands() == null ? List.of() : List.copyOf(file.ageBands());
        }
        for (Dimension dimension : dimensions) {
            for (Standard standard : dimension.standards()) {
                if (standards.put(standard.code(), standard) != null) {
                    throw new IllegalStateException("standard " + standard.code() + " twice in " + resource);
                }
                dimensionOfStandard.put(standard.code(), dimension);
            }
        }
        for (Standard line : extraLines) {
            if (hasStandard(line.code()) || extraLineByCode.put(line.code(), line) != null) {
                throw new IllegalStateException("line " + line.code() + " twice in " + resource);
            }
        }
    }

    /** All dimensions, in the manual's order. */
    public List<Dimension> dimensions() {
        return dimensions;
    }

    /** How many standards there are; the lines beside the dimensions are not counted. */
    public int standardCount() {
        return standards.size();
    }

    /** Optional lines beside the dimensions, for what the evaluation found missing (section 5). */
    public List<Standard> extraLines() {
        return extraLines;
    }

    public boolean hasExtraLine(String code) {
        return extraLineByCode.containsKey(code);
    }

    /** The age ranges in which children are counted, youngest first. */
    public List<AgeBand> ageBands() {
        return ageBands;
    }

    /** Whether it is one of a dimension's; no line beside the dimensions is. */
    public boolean hasStandard(String code) {
        return standards.containsKey(code);
    }

    /**
     * A standard, or a line beside the dimensions.
     *
     * @throws NoSuchElementException if there is none of that code
     */
    public Standard standard(String code) {
        Standard standard = standards.getOrDefault(code, extraLineByCode.get(code));
        if (standard == null) {
            throw new NoSuchElementException("standard " + code);
        }
        return standard;
    }

    /** The dimension a standard belongs to. */
    public Dimension dimensionOf(String standardCode) {
        Dimension dimension = dimensionOfStandard.get(standardCode);
        if (dimension == null) {
            throw new NoSuchElementException("standard " + standardCode);
        }
        return dimension;
    }
}
