package cl.juntosporlainfancia.agreement;

import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.correspondence.GroupLetters;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.notification.AttachmentSource;
import cl.juntosporlainfancia.notification.Occasion;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Party;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The copies of a signed agreement: a mail to each party's people, which carries the document. */
@Component
class AgreementLetters implements AttachmentSource {

    private static final Pattern REFERENCE = Pattern.compile("agreement/(C-\\d{4,9})/(\\d{1,6})");

    private final GroupLetters letters;
    private final AgreementRecords records;
    private final Texts texts;

    AgreementLetters(GroupLetters letters, AgreementRecords records, Texts texts) {
        this.letters = letters;
        this.records = records;
        this.texts = texts;
    }

    /**
     * @param covered its alliances, its own first
     */
    void copies(AgreementView agreement, List<AllianceView> covered) {
        AllianceView lead = covered.get(0);
        Set<String> groups = new LinkedHashSet<>();
        groups.add(Party.organization(lead.organizationCode()).groupId());
        groups.add(Party.company(lead.companyCode()).groupId());
        groups.add(Groups.COS);
        covered.forEach(
                alliance -> groups.add(Party.residence(alliance.residenceCode()).groupId()));
        GroupLetters.Draft draft = letters.draft(Occasion.AGREEMENT_SIGNED, agreement.code(), lead.code())
                .to(groups.toArray(String[]::new))
                .saying(lead.organizationName())
                .fact("organization", lead.organizationName())
                .fact("company", lead.companyName())
                .fact(
                        "residence",
                        covered.stream().map(AllianceView::residenceName).collect(Collectors.joining(", ")))
                .section(
                        "signatures",
                        agreement.signatures().stream()
                                .map(signed -> texts.get(
                                        "agreement.mail.signature",
                                        texts.get("sheet.signatory." + signed.signatory()),
                                        signed.signedBy(),
                                        texts.date(signed.signedOn())))
                                .toList())
                .link("/alianzas/" + lead.code() + "/convenio");
        agreement.current().ifPresent(document -> draft.fact("sha256", document.sha256())
                .attach(
                        texts.get("agreement.file", agreement.code(), document.number()),
                        "agreement/" + agreement.code() + "/" + document.number()));
        draft.leave();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<byte[]> read(String reference) {
        Matcher parts = REFERENCE.matcher(reference);
        return parts.matches() ? records.pdf(parts.group(1), Integer.parseInt(parts.group(2))) : Optional.empty();
    }
}
