package cl.juntosporlainfancia.linking;

import cl.juntosporlainfancia.correspondence.GroupLetters;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.notification.Occasion;
import cl.juntosporlainfancia.registry.Groups;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes to the search commission. */
@Component
class LinkingLetters {

    private final GroupLetters letters;
    private final Texts texts;

    LinkingLetters(GroupLetters letters, Texts texts) {
        this.letters = letters;
        this.texts = texts;
    }

    /** That it is to look for a company now, and who was asked before. */
    void handedToCommission(LinkingView linking, List<Approach> approaches, LocalDate today) {
        letters.draft(Occasion.LINKING_HANDED_TO_COMMISSION, linking.code() + "/" + approaches.size(), linking.code())
                .to(Groups.SEARCH_COMMISSION)
                .saying(linking.residenceName(), "", texts.longDate(today), "", Integer.toString(linking.refusals()))
                .fact("residence", linking.residenceName())
                .fact("organization", linking.organizationName())
                .fact("place", texts.get("linking.place", linking.comuna(), linking.region()))
                .fact("needs", texts.get("linking.needs.count", linking.needs()))
                .section("approaches", approaches.stream().map(this::line).toList())
                .link("/vinculaciones/" + linking.code())
                .leave();
    }

    private String line(Approach approach) {
        Approach.Answer answer = approach.answer();
        LocalDate on = approach.answeredOn();
        String what = answer == null || on == null
                ? texts.get("linking.answer.none")
                : texts.get("linking.answer.on." + answer, texts.shortDate(on));
        String reason = approach.answerReason();
        return reason == null
                ? texts.get("linking.line", approach.companyName(), what)
                : texts.get("linking.line.reason", approach.companyName(), what, reason);
    }
}
