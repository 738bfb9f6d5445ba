/** The diagnosis of a residence: {@code residence-diagnosis}. */
@NullMarked
package cl.juntosporlainfancia.process.diagnosis;

import org.jspecify.annotations.NullMarked;
