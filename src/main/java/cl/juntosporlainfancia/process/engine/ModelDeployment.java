package cl.juntosporlainfancia.process.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the models with the forms they refer to, all together and under names that are the same from a jar and from a folder.
 * Nothing happens if none has changed; stages under way keep the version they began with.
 */
@Component
class ModelDeployment implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);
    private static final List<String> PATTERNS =
            List.of("classpath*:bpmn/*.bpmn", "classpath*:bpmn/*.dmn", "classpath*:forms/*.form");

    private final RepositoryService repository;

    ModelDeployment(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public void afterSingletonsInstantiated() {
        DeploymentBuilder deployment =
                repository.createDeployment().name("juntos-por-la-infancia").enableDuplicateFiltering(false);
        for (Resource resource : resources()) {
            try (InputStream in = resource.getInputStream()) {
                String folder =
                        resource.getFilename() != null && resource.getFilename().endsWith(".form") ? "forms/" : "bpmn/";
                deployment.addInputStream(folder + resource.getFilename(), in);
            } catch (IOException e) {
                throw new UncheckedIOException("model " + resource, e);
            }
        }
        LOG.info("Models in deployment {}", deployment.deploy().getId());
    }

    private static List<Resource> resources() {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        return PATTERNS.stream()
                .flatMap(pattern -> {
                    try {
                        return Arrays.stream(resolver.getResources(pattern));
                    } catch (IOException e) {
                        throw new UncheckedIOException("models " + pattern, e);
                    }
                })
                .sorted(Comparator.comparing(Resource::getFilename))
                .toList();
    }
}
