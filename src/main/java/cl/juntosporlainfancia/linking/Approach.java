package cl.juntosporlainfancia.linking;

import cl.juntosporlainfancia.alliance.Channel;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A company that was asked, and what became of it.
 *
 * @param position from 1, in the order in which companies were asked
 * @param chosenBy login
 * @param rank in the ranking of that moment; null if it was further down than is shown, or the commission found it
 * @param score in that ranking; null if the commission found it
 * @param reason why it was chosen though it was not the first
 * @param withWhom of its management
 * @param viaCpc whether the business confederation (CPC) opened the door
 * @param notes what was talked about
 * @param answerReason why it declined
 */
public record Approach(
        int position,
        String companyCode,
        String companyName,
        LocalDate chosenOn,
        String chosenBy,
        @Nullable Integer rank,
        @Nullable Integer score,
        @Nullable String reason,
        boolean foundByCommission,
        @Nullable LocalDate contactedOn,
        @Nullable String withWhom,
        @Nullable Channel channel,
        boolean viaCpc,
        @Nullable String notes,
        @Nullable LocalDate answerDueOn,
        @Nullable Answer answer,
        @Nullable LocalDate answeredOn,
        @Nullable String answerReason) {

    /** What the company said. */
    public enum Answer {
        ACCEPTED,
        DECLINED,
        SILENT
    }

    /** Whether it is still to be contacted, or to answer. */
    public boolean isPending() {
        return answer == null;
    }

    public boolean isAccepted() {
        return answer == Answer.ACCEPTED;
    }

    /** Whether the company said no, or nothing. */
    public boolean isRefused() {
        return answer == Answer.DECLINED || answer == Answer.SILENT;
    }
}
