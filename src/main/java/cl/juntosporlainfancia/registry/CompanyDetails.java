package cl.juntosporlainfancia.registry;

import cl.juntosporlainfancia.language.KeptAsTyped;
import cl.juntosporlainfancia.language.NamesAdults;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What is known of a company.
 *
 * @param rut as typed; kept in one form
 * @param business what it does («giro»)
 * @param contact whom of its management one writes to first
 * @param email of that person
 * @param places its offices: at most one central one, and branches
 * @param resources codes of the standards to which it can contribute
 * @param representativePosition what its legal representative is there, such as «Gerente general»
 * @param deedOn date of the public deed that gives the power to represent it
 * @param notary where that deed was executed, such as «Primera Notaría de Santiago»
 */
public record CompanyDetails(
        @NotBlank(message = "{registry.name.required}")
        @Size(max = 200, message = "{registry.name.tooLong}")
        @KeptAsTyped("the name of a party")
        String name,

        @Nullable @Size(max = 20, message = "{registry.rut.tooLong}") @KeptAsTyped("a RUT is what it is for")
        String rut,

        @Nullable @Size(max = 200, message = "{registry.business.tooLong}")
        String business,

        @Nullable @Size(max = 120, message = "{registry.representative.tooLong}") @NamesAdults
        String representative,

        @Nullable
        @Size(max = 20, message = "{registry.representativeRut.tooLong}")
        @KeptAsTyped("a RUT is what it is for")
        String representativeRut,

        @Nullable @Size(max = 120, message = "{registry.contact.tooLong}") @NamesAdults
        String contact,

        @Nullable
        @Size(max = 254, message = "{registry.email.tooLong}")
        @KeptAsTyped("an address of an adult or a party")
        String email,

        @Nullable
        @Size(max = 30, message = "{registry.phone.tooLong}")
        @KeptAsTyped("a telephone of an adult or a party")
        String phone,

        @Valid List<Place> places,
        Set<String> resources,

        @Nullable @Size(max = 120, message = "{registry.representativePosition.tooLong}")
        String representativePosition,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate deedOn,

        @Nullable @Size(max = 200, message = "{registry.notary.tooLong}") @NamesAdults
        String notary) {

    private static final Pattern ROW = Pattern.compile("places\\[(\\d+)]\\..*");

    public CompanyDetails {
        name = Typed.line(name);
        rut = Typed.lineOrNull(rut);
        business = Typed.lineOrNull(business);
        representative = Typed.lineOrNull(representative);
        representativeRut = Typed.lineOrNull(representativeRut);
        contact = Typed.lineOrNull(contact);
        email = Typed.lineOrNull(email);
        phone = Typed.lineOrNull(phone);
        // A form whose rows are not numbered without a gap has nulls among them.
        places = places == null
                ? List.of()
                : places.stream().filter(Objects::nonNull).toList();
        resources = resources == null ? Set.of() : Set.copyOf(resources);
        representativePosition = Typed.lineOrNull(representativePosition);
        notary = Typed.lineOrNull(notary);
    }

    /** One of its offices; the region follows from the comuna. */
    public record Place(
            @NotNull(message = "{registry.place.kind.required}")
            CompanyPlace.Kind kind,

            @NotBlank(message = "{registry.comuna.required}")
            @Size(max = 60, message = "{registry.comuna.tooLong}")
            @KeptAsTyped("chosen from a list")
            String comuna,

            @Nullable @Size(max = 200, message = "{registry.address.tooLong}") @KeptAsTyped("where a party is")
            String address) {

        public Place {
            comuna = Typed.line(comuna);
            address = Typed.lineOrNull(address);
        }

        /** A row of a form in which nothing was typed; it counts for nothing. */
        public boolean isBlank() {
            return comuna.isEmpty() && address == null;
        }
    }

    /** Whether a fault of that path, such as «places[2].comuna», is about a row in which nothing was typed. */
    boolean isBlankRow(String path) {
        Matcher row = ROW.matcher(path);
        return row.matches() && places.get(Integer.parseInt(row.group(1))).isBlank();
    }

    /** One of which only the name is known yet. */
    public static CompanyDetails named(String name) {
        return new CompanyDetails(
                name, null, null, null, null, null, null, null, List.of(), Set.of(), null, null, null);
    }
}
