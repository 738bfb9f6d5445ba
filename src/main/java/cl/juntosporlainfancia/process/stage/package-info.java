/** The three stages: {@code sensitization}, {@code consolidation}, {@code continuity}. */
@NullMarked
package cl.juntosporlainfancia.process.stage;

import org.jspecify.annotations.NullMarked;
