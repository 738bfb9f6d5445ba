package cl.juntosporlainfancia.workplan;

import cl.juntosporlainfancia.catalogue.Catalogue;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The good practices of the manual (annex 7.4), from a data file that another programme may replace. */
@Service
@Transactional(readOnly = true)
public class GoodPractices {

    private record File(String source, List<Line> practices) {}

    private record Line(String code, String standard, String text) {}

    private final Map<String, Line> practices = new LinkedHashMap<>();
    private final JdbcClient jdbc;

    GoodPractices(
            ObjectMapper json,
            Catalogue catalogue,
            JdbcClient jdbc,
            @Value("${jxi.good-practices:classpath:catalogue/good-practices.json}") Resource resource)
            throws IOException {
        this.jdbc = jdbc;
        try (InputStream in = resource.getInputStream()) {
            for (Line line : json.readValue(in, File.class).practices()) {
                catalogue.standard(line.standard());
                if (practices.put(line.code(), line) != null) {
                    throw new IllegalStateException("good practice " + line.code() + " twice in " + resource);
                }
            }
        }
    }

    boolean has(String code) {
        return practices.containsKey(code);
    }

    /** All of them in the manual's order, with how this network has fared with each. */
    public List<GoodPractice> all() {
        Map<String, int[]> counts = new HashMap<>();
        // Whatever a later agreed version carries on is counted there.
        jdbc.sql("""
                        select a.practice, count(*), count(*) filter (where a.state = 'DONE')
                        from juntos.activity a join juntos.work_plan p on p.id = a.work_plan_id
                        where a.practice is not null and p.state = 'AGREED'
                          and not exists (select 1 from juntos.activity next
                                          join juntos.work_plan later on later.id = next.work_plan_id
                                          where next.carried_from = a.id and later.state = 'AGREED')
                        group by a.practice
                        """).query(row -> {
            counts.put(row.getString(1), new int[] {row.getInt(2), row.getInt(3)});
        });
        return practices.values().stream()
                .map(line -> {
                    int[] count = counts.getOrDefault(line.code(), new int[2]);
                    return new GoodPractice(line.code(), line.standard(), line.text(), count[0], count[1]);
                })
                .toList();
    }
}
