package cl.juntosporlainfancia.access;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Tells from where the current request comes. What a proxy says of it has been taken into account before. */
@Component
public class ClientAddress {

    /** An IPv6 address with an IPv4 one at its end is no longer. */
    private static final int LONGEST = 45;

    /** The network address of whoever makes the request; empty where a timer acts. */
    public Optional<String> current() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return Optional.empty();
        }
        String address = attributes.getRequest().getRemoteAddr();
        return Optional.ofNullable(address)
                .map(known -> known.length() > LONGEST ? known.substring(0, LONGEST) : known);
    }
}
