package cl.juntosporlainfancia.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The dimensions and standards of the programme, read from a data file that another programme may replace. */
@Component
public class Catalogue {

    private record File(String source, List<Dimension> dimensions) {}

    private final List<Dimension> dimensions;
    private final Map<String, Standard> standards = new HashMap<>();
    private final Map<String, Dimension> dimensionOfStandard = new HashMap<>();

    Catalogue(ObjectMapper json, @Value("${jxi.catalogue:classpath:catalogue/standards.json}") Resource resource)
            throws IOException {
        try (InputStream in = resource.getInputStream()) {
            dimensions = List.copyOf(json.readValue(in, File.class).dimensions());
        }
        for (Dimension dimension : dimensions) {
            for (Standard standard : dimension.standards()) {
                if (standards.put(standard.code(), standard) != null) {
                    throw new IllegalStateException("standard " + standard.code() + " twice in " + resource);
                }
                dimensionOfStandard.put(standard.code(), dimension);
            }
        }
    }

    /** All dimensions, in the manual's order. */
    public List<Dimension> dimensions() {
        return dimensions;
    }

    public boolean hasStandard(String code) {
        return standards.containsKey(code);
    }

    /**
     * @throws NoSuchElementException if there is none of that code
     */
    public Standard standard(String code) {
        Standard standard = standards.get(code);
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
