package cl.juntosporlainfancia.followup;

import cl.juntosporlainfancia.alliance.Channel;
import java.time.LocalDate;

/**
 * A contact as it was logged.
 *
 * @param supervision whether its main aim was to monitor the plan
 * @param recordedBy login of who logged it
 */
public record LoggedContact(
        LocalDate heldOn, Channel channel, String withWhom, String summary, boolean supervision, String recordedBy) {}
