package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.process.AllianceStory;
import cl.juntosporlainfancia.workplan.ActivityLine;
import cl.juntosporlainfancia.workplan.PlanScene;
import cl.juntosporlainfancia.workplan.Saving;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * What a plan costs as its activities are more: reading it for its editor, coherence included, and keeping all of it changed.
 * Measures and asserts nothing; see {@code docs/performance.md} for how to run it, and for what it found.
 */
@ApplicationTest
@Import({AllianceStory.class, PlanScene.class})
class PlanBenchmark {

    private static final int WARM_UP = 5;
    private static final int RUNS = Integer.getInteger("bench.runs", 21);
    private static final Path OUT = Path.of("target", "bench");

    @Autowired
    AllianceStory story;

    @Autowired
    PlanScene scene;

    @Autowired
    PlanStates states;

    @Autowired
    ObjectMapper json;

    @Test
    void openingAndKeeping() throws IOException {
        Files.createDirectories(OUT);
        List<String> lines = new ArrayList<>();
        lines.add("| Activities | Opening (ms, median) | Slowest (ms) | Kilobytes | Keeping all changed (ms, median) | Slowest (ms) |");
        lines.add("|---:|---:|---:|---:|---:|---:|");
        for (int activities : new int[] {50, 500}) {
            lines.add(measure(activities));
        }
        Files.write(OUT.resolve("plan.md"), lines);
        lines.forEach(System.out::println);
    }

    private String measure(int activities) throws IOException {
        scene.proposing();
        List<Saving.Row> rows = scene.activities(activities);
        long[] opening = new long[RUNS];
        long[] keeping = new long[RUNS];
        int bytes = 0;
        for (int i = -WARM_UP; i < RUNS; i++) {
            long begun = System.nanoTime();
            bytes = json.writeValueAsBytes(states.of(story.draft())).length;
            long opened = System.nanoTime();
            int round = i + WARM_UP;
            List<Saving.Row> changed = rows.stream()
                    .map(row -> new Saving.Row(row.id(), round + 1, renamed(row.line(), round)))
                    .toList();
            long before = System.nanoTime();
            Saving.Outcome outcome = story.saves(AllianceStory.COMPANY, changed.toArray(Saving.Row[]::new));
            long kept = System.nanoTime();
            if (outcome.kept().size() != activities) {
                throw new IllegalStateException("kept " + outcome.kept().size());
            }
            if (i >= 0) {
                opening[i] = opened - begun;
                keeping[i] = kept - before;
            }
        }
        Arrays.sort(opening);
        Arrays.sort(keeping);
        return String.format(
                Locale.ROOT,
                "| %d | %.1f | %.1f | %d | %.1f | %.1f |",
                activities,
                opening[RUNS / 2] / 1e6,
                opening[RUNS - 1] / 1e6,
                bytes / 1024,
                keeping[RUNS / 2] / 1e6,
                keeping[RUNS - 1] / 1e6);
    }

    private static ActivityLine renamed(ActivityLine line, int round) {
        return new ActivityLine(
                line.standard(),
                line.secondDimension(),
                line.description(),
                line.objective(),
                "Se realiza " + round,
                line.startsOn(),
                line.endsOn(),
                line.months(),
                line.companyPeople(),
                line.residencePeople(),
                line.funding(),
                line.practice(),
                line.needs());
    }
}
