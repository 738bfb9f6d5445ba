/** The application: one package for each feature, and {@code process} for the engine. */
@NullMarked
package cl.juntosporlainfancia;

import org.jspecify.annotations.NullMarked;
