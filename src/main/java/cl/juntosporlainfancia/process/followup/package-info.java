/** The follow-up: {@code follow-up}. */
@NullMarked
package cl.juntosporlainfancia.process.followup;

import org.jspecify.annotations.NullMarked;
