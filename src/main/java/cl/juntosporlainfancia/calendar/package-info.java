/**
 * The clock and the working calendar of Chile: today in Santiago, working days, national holidays and due dates counted
 * in months. Every module may use it.
 */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package cl.juntosporlainfancia.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
