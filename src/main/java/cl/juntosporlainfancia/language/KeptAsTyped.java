package cl.juntosporlainfancia.language;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text that nobody is asked about, because an adult's name, RUT, address or telephone is what it is for. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface KeptAsTyped {

    /** Why it may hold what other texts may not. */
    String value();
}
