/** The building of a work plan: {@code work-plan}. */
@NullMarked
package cl.juntosporlainfancia.process.plan;

import org.jspecify.annotations.NullMarked;
