/** How the engine is set up: deployment, clock, people, permissions. */
@NullMarked
package cl.juntosporlainfancia.process.engine;

import org.jspecify.annotations.NullMarked;
