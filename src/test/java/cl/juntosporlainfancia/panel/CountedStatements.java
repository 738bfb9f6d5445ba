package cl.juntosporlainfancia.panel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the statements that requests send to the database, whoever prepares them: JPA, JDBC or the engine. */
@TestConfiguration(proxyBeanMethods = false)
public class CountedStatements {

    /** How many statements of the web server's threads there have been; what runs by itself is not counted. */
    public static final class Count {

        private final AtomicLong executed = new AtomicLong();

        /** The statements while that is done. */
        public long of(Runnable action) {
            long before = executed.get();
            action.run();
            return executed.get() - before;
        }
    }

    @Bean
    static Count statementCount() {
        return new Count();
    }

    @Bean
    static BeanPostProcessor countingDataSource(Count count) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? new Counting(source, count) : bean;
            }
        };
    }

    private static final class Counting extends DelegatingDataSource {

        private final Count count;

        Counting(DataSource target, Count count) {
            super(target);
            this.count = count;
        }

        @Override
        public Connection getConnection() throws java.sql.SQLException {
            Connection connection = super.getConnection();
            return watched(Connection.class, connection, count);
        }
    }

    /** The same, but every statement that comes out of it is watched, and every execution counted. */
    private static <T> T watched(Class<T> type, Object target, Count count) {
        return type.cast(Proxy.newProxyInstance(
                CountedStatements.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute")
                            && Thread.currentThread().getName().startsWith("http-")) {
                        count.executed.incrementAndGet();
                    }
                    Object result;
                    try {
                        result = method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    return result instanceof Statement && method.getReturnType().isInterface()
                            ? watched(method.getReturnType(), result, count)
                            : result;
                }));
    }
}
