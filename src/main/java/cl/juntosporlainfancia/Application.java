package cl.juntosporlainfancia;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The process application that runs the «1+1» alliance model. */
@SpringBootApplication
public class Application {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(Application.class);
        application.addListeners(new ProductionSettings());
        application.run(arguments);
    }
}
