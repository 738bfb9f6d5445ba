/** The frame of an alliance: {@code alliance}. */
@NullMarked
package cl.juntosporlainfancia.process.alliance;

import org.jspecify.annotations.NullMarked;
