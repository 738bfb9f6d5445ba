package cl.juntosporlainfancia.incorporation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of one organisation into the programme. */
@Entity
public class Incorporation {

    /** Where it stands. */
    public enum Status {
        INVITED,
        INTERESTED,
        AWAITING_COS,
        ADMITTED,
        INCORPORATED,
        DECLINED,
        NOT_ADMISSIBLE,
        CLOSED
    }

    @Id
    private String code;

    private String organizationCode;

    @Enumerated(EnumType.STRING)
    private Status status;

    private int round;
    private LocalDate invitedOn;
    private String invitedBy;
    private @Nullable LocalDate answeredOn;
    private @Nullable String answer;
    private @Nullable LocalDate meetingOn;
    private @Nullable String meetingParticipants;
    private @Nullable String meetingFeedback;
    private @Nullable LocalDate closedOn;
    private @Nullable String closingReason;

    @Version
    private long version;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Incorporation() {}

    Incorporation(String code, String organizationCode, LocalDate invitedOn, String invitedBy) {
        this.code = code;
        this.organizationCode = organizationCode;
        this.status = Status.INVITED;
        this.round = 1;
        this.invitedOn = invitedOn;
        this.invitedBy = invitedBy;
    }

    private void require(Status... admitted) {
        if (!Arrays.asList(admitted).contains(status)) {
            throw new IllegalStateException(
                    "incorporation %s is %s, not one of %s".formatted(code, status, List.of(admitted)));
        }
    }

    void insist(LocalDate today) {
        require(Status.INVITED);
        round++;
        invitedOn = today;
    }

    void answered(boolean interested, @Nullable String comment, LocalDate today) {
        require(Status.INVITED);
        answeredOn = today;
        answer = comment;
        if (interested) {
            status = Status.INTERESTED;
        } else {
            close(Status.DECLINED, comment, today);
        }
    }

    void admit() {
        require(Status.INTERESTED, Status.AWAITING_COS);
        status = Status.ADMITTED;
    }

    void awaitCos() {
        require(Status.INTERESTED, Status.AWAITING_COS);
        status = Status.AWAITING_COS;
    }

    void refuse(String reason, LocalDate today) {
        require(Status.INTERESTED, Status.AWAITING_COS);
        close(Status.NOT_ADMISSIBLE, reason, today);
    }

    void met(LocalDate on, String participants, @Nullable String feedback) {
        require(Status.ADMITTED);
        meetingOn = on;
        meetingParticipants = participants;
        meetingFeedback = feedback;
    }

    void incorporate(LocalDate today) {
        require(Status.ADMITTED);
        close(Status.INCORPORATED, null, today);
    }

    void giveUp(String reason, LocalDate today) {
        require(Status.INVITED, Status.AWAITING_COS);
        close(Status.CLOSED, reason, today);
    }

    private void close(Status how, @Nullable String reason, LocalDate today) {
        status = how;
        closedOn = today;
        closingReason = reason;
    }

    public String code() {
        return code;
    }

    public String organizationCode() {
        return organizationCode;
    }

    public Status status() {
        return status;
    }

    /** Which invitation this is: 1, and one more each time the programme insists. */
    public int round() {
        return round;
    }

    /** Day of the last invitation. */
    public LocalDate invitedOn() {
        return invitedOn;
    }

    public String invitedBy() {
        return invitedBy;
    }

    public @Nullable LocalDate answeredOn() {
        return answeredOn;
    }

    public @Nullable String answer() {
        return answer;
    }

    public @Nullable LocalDate meetingOn() {
        return meetingOn;
    }

    public @Nullable String meetingParticipants() {
        return meetingParticipants;
    }

    public @Nullable String meetingFeedback() {
        return meetingFeedback;
    }

    public @Nullable LocalDate closedOn() {
        return closedOn;
    }

    public @Nullable String closingReason() {
        return closingReason;
    }

    public boolean isOpen() {
        return closedOn == null;
    }
}
