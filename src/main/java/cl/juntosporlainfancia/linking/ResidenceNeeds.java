package cl.juntosporlainfancia.linking;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a residence lacks, by its last accepted diagnosis. */
@Repository
class ResidenceNeeds {

    private final JdbcClient jdbc;

    ResidenceNeeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By standard, in the diagnosis's order; empty without a diagnosis. */
    List<Need> of(String residenceCode) {
        return jdbc.sql("""
                        select need.standard_code, need.text, need.priority
                        from (select code from juntos.diagnosis_case
                              where residence_code = ? and accepted_on is not null
                              order by accepted_on desc, code desc limit 1) last
                        join juntos.diagnosis_need need on need.diagnosis_code = last.code
                        order by need.standard_code, need.position
                        """)
                .param(residenceCode)
                .query((row, n) -> new Need(row.getString(1), row.getString(2), Priority.valueOf(row.getString(3))))
                .list();
    }
}
