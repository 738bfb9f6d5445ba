package cl.juntosporlainfancia.process.engine;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Leaves the engine only what the models use: no script language, no Java objects out of serialised bytes, no expression in a query
 * that somebody sends, and of the application's beans only those of this package within a model's reach.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineHardening extends AbstractProcessEnginePlugin {

    /** What an expression may name must come from here. */
    private static final String WITHIN_REACH = "cl.juntosporlainfancia.process.";

    private final ListableBeanFactory beans;

    EngineHardening(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setScriptEngineResolver(new NoScripts());
        configuration.setEnableScriptEngineLoadExternalResources(false);
        configuration.setEnableFetchScriptEngineFromProcessApplication(false);
        configuration.setConfigureScriptEngineHostAccess(false);
        configuration.setJavaSerializationFormatEnabled(false);
        configuration.setDeserializationTypeValidationEnabled(true);
        configuration.setEnableExpressionsInAdhocQueries(false);
        // The filters of the task list ask for «mine» by an expression; only the application stores filters.
        configuration.setEnableExpressionsInStoredQueries(true);
        configuration.setEnableXxeProcessing(false);
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        // Instead of the engine's own for Spring, to which every bean is within reach.
        configuration.setExpressionManager(new JuelExpressionManager(new WithinReach(beans)));
    }

    /** There is no script language: whatever asks for one fails. */
    private static final class NoScripts implements ScriptEngineResolver {

        @Override
        public @Nullable ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
            return null;
        }

        @Override
        public void addScriptEngineFactory(ScriptEngineFactory factory) {
            throw new UnsupportedOperationException("no script language: " + factory.getLanguageName());
        }

        /** One that has found none: the platform brings no language, and the application's are not asked. */
        @Override
        public ScriptEngineManager getScriptEngineManager() {
            return new ScriptEngineManager(null);
        }
    }

    /** The beans of this package by their names; the engine asks whether there is one, then for it. */
    private static final class WithinReach extends AbstractMap<Object, Object> {

        private final ListableBeanFactory beans;
        private final Map<Object, Boolean> known = new HashMap<>();

        private WithinReach(ListableBeanFactory beans) {
            this.beans = beans;
        }

        @Override
        public synchronized boolean containsKey(@Nullable Object name) {
            return name instanceof String bean
                    && known.computeIfAbsent(
                            name, key -> beans.containsBean(bean) && isWithinReach(beans.getBean(bean)));
        }

        @Override
        public @Nullable Object get(@Nullable Object name) {
            if (!containsKey(name)) {
                return null;
            }
            try {
                return beans.getBean((String) name);
            } catch (NoSuchBeanDefinitionException e) {
                return null;
            }
        }

        private static boolean isWithinReach(Object bean) {
            return AopUtils.getTargetClass(bean).getName().startsWith(WITHIN_REACH);
        }

        /** Its names are known one by one only. */
        @Override
        public Set<Entry<Object, Object>> entrySet() {
            return Set.of();
        }
    }
}
