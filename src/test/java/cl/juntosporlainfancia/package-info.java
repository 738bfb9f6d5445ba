@org.jspecify.annotations.NullMarked
package cl.juntosporlainfancia;
