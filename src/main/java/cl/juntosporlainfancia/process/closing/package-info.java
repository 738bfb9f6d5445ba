/** The stage closing: {@code stage-closing}. */
@NullMarked
package cl.juntosporlainfancia.process.closing;

import org.jspecify.annotations.NullMarked;
