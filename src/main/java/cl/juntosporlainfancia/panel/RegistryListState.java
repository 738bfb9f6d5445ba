package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.registry.RegistryLists;
import cl.juntosporlainfancia.registry.RegistryLists.Order;
import cl.juntosporlainfancia.registry.RegistryLists.Query;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which part of which list of the registry is shown: all of it is in the page's address.
 *
 * @param path of the list
 * @param orders what this list can be sorted by
 * @param page from 1
 * @param total how many the query finds; known after it has been asked
 */
record RegistryListState(String path, List<Order> orders, Query query, int page, long total) {

    /** Lines on a page. */
    static final int PAGE = 25;

    static RegistryListState of(String path, List<Order> orders, MultiValueMap<String, String> address) {
        Order order = Arrays.stream(Order.values())
                .filter(orders::contains)
                .filter(choice -> address(choice).equals(first(address, "orden")))
                .findFirst()
                .orElse(Order.NAME);
        String page = first(address, "pagina");
        return new RegistryListState(
                path,
                orders,
                new Query(
                        first(address, "q"),
                        first(address, "region"),
                        first(address, "comuna"),
                        first(address, "organismo"),
                        first(address, "tipo"),
                        order,
                        first(address, "sentido").equals("desc")),
                page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1,
                0);
    }

    private static String first(MultiValueMap<String, String> address, String name) {
        String value = address.getFirst(name);
        return value == null ? "" : value.replace("\u0000", "").strip();
    }

    /** An order as the address names it. */
    static String address(Order order) {
        return switch (order) {
            case NAME -> "nombre";
            case COMUNA -> "comuna";
            case REGION -> "region";
            case ORGANIZATION -> "organismo";
            case INCORPORATED -> "incorporacion";
        };
    }

    RegistryListState found(RegistryLists.Page<?> found) {
        return new RegistryListState(path, orders, query, page, found.total());
    }

    long offset() {
        return (long) (page - 1) * PAGE;
    }

    public long pages() {
        return Math.max(1, (total + PAGE - 1) / PAGE);
    }

    public String orderAddress(String order) {
        return address(Order.valueOf(order));
    }

    public boolean isSortedBy(String order) {
        return query.order().name().equals(order);
    }

    /** For the attribute aria-sort. */
    public String direction(String order) {
        return isSortedBy(order) ? query.descending() ? "descending" : "ascending" : "none";
    }

    public boolean narrowed() {
        return !(query.text() + query.region() + query.comuna() + query.organizationCode() + query.kind()).isEmpty();
    }

    /** The same list from its beginning, sorted by that; the other way round if it is sorted so already. */
    public String sortedBy(String order) {
        return address(Order.valueOf(order), isSortedBy(order) && !query.descending(), 1);
    }

    public String at(long number) {
        return address(query.order(), query.descending(), number);
    }

    private String address(Order order, boolean descending, long number) {
        UriComponentsBuilder builder = UriComponentsBuilder.fromPath(path);
        add(builder, "q", query.text());
        add(builder, "region", query.region());
        add(builder, "comuna", query.comuna());
        add(builder, "organismo", query.organizationCode());
        add(builder, "tipo", query.kind());
        add(builder, "orden", order == Order.NAME ? "" : address(order));
        add(builder, "sentido", descending ? "desc" : "");
        add(builder, "pagina", number == 1 ? "" : String.format(Locale.ROOT, "%d", number));
        return builder.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder builder, String name, String value) {
        if (!value.isEmpty()) {
            // As a variable, so that every sign of it is encoded.
            builder.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
        }
    }
}
