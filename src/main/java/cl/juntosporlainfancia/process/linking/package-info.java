/** The linking of a residence with a company: {@code linking}. */
@NullMarked
package cl.juntosporlainfancia.process.linking;

import org.jspecify.annotations.NullMarked;
