package cl.juntosporlainfancia.linking;

import cl.juntosporlainfancia.alliance.Channel;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The first contact with a company's management.
 *
 * @param contactedOn not ahead of today
 * @param withWhom name and position
 * @param viaCpc whether the business confederation (CPC) opened the door
 * @param notes what was talked about
 * @param answerDueOn by when it answers: after the contact, and at most 60 days after it; null for the usual term
 */
public record Contact(
        LocalDate contactedOn,
        String withWhom,
        Channel channel,
        boolean viaCpc,
        @Nullable String notes,
        @Nullable LocalDate answerDueOn) {}
