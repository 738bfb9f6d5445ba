package cl.juntosporlainfancia.agreement;

import cl.juntosporlainfancia.agreement.AgreementView.Returned;
import cl.juntosporlainfancia.agreement.AgreementView.Signed;
import cl.juntosporlainfancia.agreement.AgreementView.State;
import cl.juntosporlainfancia.agreement.AgreementView.Version;
import cl.juntosporlainfancia.document.Pdf;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of agreements. Documents, signatures and returns are added and never changed: the database refuses it. */
@Repository
class AgreementRecords {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    AgreementRecords(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The agreement that covers an alliance; it is locked for this transaction if there is one. */
    Optional<AgreementView> lockCovering(String allianceCode) {
        Optional<String> code = codeCovering(allianceCode);
        code.ifPresent(found -> jdbc.sql("select code from juntos.agreement where code = ? for update")
                .param(found)
                .query(String.class)
                .single());
        // It may have let this alliance go while we waited for the lock.
        return codeCovering(allianceCode).flatMap(this::find);
    }

    Optional<AgreementView> covering(String allianceCode) {
        return codeCovering(allianceCode).flatMap(this::find);
    }

    private Optional<String> codeCovering(String allianceCode) {
        return jdbc.sql("select agreement_code from juntos.agreement_alliance"
                        + " where alliance_code = ? and released_on is null")
                .param(allianceCode)
                .query(String.class)
                .optional();
    }

    Optional<AgreementView> find(String code) {
        return jdbc.sql("select code, lead_alliance, state from juntos.agreement where code = ?")
                .param(code)
                .query((row, n) -> new AgreementView(
                        row.getString(1),
                        row.getString(2),
                        State.valueOf(row.getString(3)),
                        alliances(code),
                        versions(code),
                        signatures(code, null)))
                .optional();
    }

    private List<String> alliances(String code) {
        return jdbc.sql("select alliance_code from juntos.agreement_alliance"
                        + " where agreement_code = ? and released_on is null order by position, alliance_code")
                .param(code)
                .query(String.class)
                .list();
    }

    private List<Version> versions(String code) {
        return jdbc.sql("select version, sha256, pages, generated_at, generated_by from juntos.agreement_document"
                        + " where agreement_code = ? order by version desc")
                .param(code)
                .query((row, n) -> new Version(
                        row.getInt(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getTimestamp(4).toInstant(),
                        row.getString(5),
                        signatures(code, row.getInt(1)),
                        returns(code, row.getInt(1))))
                .list();
    }

    private List<Signed> signatures(String code, @Nullable Integer version) {
        return jdbc.sql("select signatory, signed_on, signed_by, position_held, signed_by_rut, means, recorded_at,"
                        + " recorded_by from juntos.agreement_signature where agreement_code = :code"
                        + " and version is not distinct from cast(:version as int) order by signed_on, recorded_at")
                .param("code", code)
                .param("version", version)
                .query(AgreementRecords::signed)
                .list();
    }

    private static Signed signed(ResultSet row, int number) throws SQLException {
        return new Signed(
                Signatory.valueOf(row.getString(1)),
                row.getObject(2, LocalDate.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                SignatureMeans.valueOf(row.getString(6)),
                row.getTimestamp(7).toInstant(),
                row.getString(8));
    }

    private List<Returned> returns(String code, int version) {
        return jdbc.sql("select signatory, remarks, returned_at, returned_by from juntos.agreement_return"
                        + " where agreement_code = ? and version = ? order by returned_at")
                .params(code, version)
                .query((row, n) -> new Returned(
                        Signatory.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getString(4)))
                .list();
    }

    Optional<byte[]> pdf(String code, int version) {
        return jdbc.sql("select pdf from juntos.agreement_document where agreement_code = ? and version = ?")
                .params(code, version)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    /** Opens an agreement in preparation that covers nothing yet; returns its code. */
    String open(String leadAlliance, String organizationCode, String companyCode, Instant now, String username) {
        String code = "C-%04d"
                .formatted(jdbc.sql("select nextval('juntos.agreement_number')")
                        .query(Long.class)
                        .single());
        jdbc.sql("insert into juntos.agreement (code, lead_alliance, organization_code, company_code, state, opened_at,"
                        + " opened_by) values (?, ?, ?, ?, 'PREPARING', ?, ?)")
                .params(code, leadAlliance, organizationCode, companyCode, Timestamp.from(now), username)
                .update();
        return code;
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if another agreement covers it
     */
    void cover(String code, String allianceCode, int position) {
        jdbc.sql("insert into juntos.agreement_alliance (agreement_code, alliance_code, position) values (?, ?, ?)"
                        + " on conflict (agreement_code, alliance_code)"
                        + " do update set position = excluded.position, released_on = null")
                .params(code, allianceCode, position)
                .update();
    }

    void release(String code, String allianceCode, LocalDate on) {
        jdbc.sql("update juntos.agreement_alliance set released_on = ?"
                        + " where agreement_code = ? and alliance_code = ? and released_on is null")
                .params(on, code, allianceCode)
                .update();
    }

    void become(String code, State state) {
        jdbc.sql("update juntos.agreement set state = ? where code = ?")
                .params(state.name(), code)
                .update();
    }

    /** Keeps a new version of the document; returns its number. */
    int keep(String code, Pdf pdf, AgreementFacts facts, Instant now, String username) {
        return jdbc.sql("insert into juntos.agreement_document"
                        + " (agreement_code, version, pdf, sha256, pages, facts, generated_at, generated_by)"
                        + " select ?, coalesce(max(version), 0) + 1, ?, ?, ?, cast(? as jsonb), ?, ?"
                        + " from juntos.agreement_document where agreement_code = ? returning version")
                .params(
                        code,
                        pdf.bytes(),
                        pdf.sha256(),
                        pdf.pages(),
                        written(facts),
                        Timestamp.from(now),
                        username,
                        code)
                .query(Integer.class)
                .single();
    }

    /** The facts of a version, as it was made. */
    AgreementFacts facts(String code, int version) {
        String written = jdbc.sql(
                        "select facts from juntos.agreement_document where agreement_code = ? and version = ?")
                .params(code, version)
                .query(String.class)
                .single();
        try {
            return json.readValue(written, AgreementFacts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts of " + code + "/" + version, e);
        }
    }

    private String written(AgreementFacts facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns whether it is that party's first under this version. */
    boolean sign(String code, int version, Signature signature, String rut, Instant now, String username) {
        return jdbc.sql(
                                "insert into juntos.agreement_signature (agreement_code, version, signatory, signed_on, signed_by,"
                                        + " signed_by_rut, position_held, means, recorded_by, recorded_at)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                        + " on conflict (agreement_code, version, signatory) do nothing")
                        .params(
                                code,
                                version,
                                signature.signatory().name(),
                                signature.signedOn(),
                                signature.signedBy(),
                                rut,
                                signature.position(),
                                signature.means().name(),
                                username,
                                Timestamp.from(now))
                        .update()
                == 1;
    }

    void sendBack(String code, int version, Signatory signatory, String remarks, Instant now, String username) {
        jdbc.sql("insert into juntos.agreement_return (agreement_code, version, signatory, remarks, returned_at,"
                        + " returned_by) values (?, ?, ?, ?, ?, ?)")
                .params(code, version, signatory.name(), remarks, Timestamp.from(now), username)
                .update();
    }
}
