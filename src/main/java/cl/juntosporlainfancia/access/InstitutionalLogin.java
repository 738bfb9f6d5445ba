package cl.juntosporlainfancia.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Login with the institution's account, by OpenID Connect: authorization code with PKCE, state and nonce. The provider is asked for its
 * addresses when the first person logs in, so that the application starts without it.
 */
@Configuration(proxyBeanMethods = false)
@Profile(LoginWays.OIDC)
class InstitutionalLogin {

    /** Name of the one provider, in the addresses that the provider has to know. */
    static final String PROVIDER = "institution";

    private static final List<String> REASONS =
            List.of(InstitutionalAccounts.UNKNOWN, InstitutionalAccounts.UNVERIFIED, InstitutionalAccounts.SHUT);

    /** For an answer of the provider. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    ClientRegistrationRepository institution(
            @Value("${jxi.oidc.issuer}") String issuer,
            @Value("${jxi.oidc.client-id}") String clientId,
            @Value("${jxi.oidc.client-secret}") String clientSecret,
            @Value("${jxi.oidc.scopes}") String scopes,
            @Value("${jxi.base-url}") String baseUrl) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(ClientRegistrations.fromIssuerLocation(issuer)
                        .registrationId(PROVIDER)
                        .clientId(clientId)
                        .clientSecret(clientSecret)
                        .scope(Arrays.stream(scopes.split("[ ,]+")).toList())
                        .redirectUri(withoutSlash(baseUrl) + "/login/oauth2/code/{registrationId}")
                        .userNameAttributeName("sub")
                        .build()));
    }

    private static String withoutSlash(String url) {
        return url.replaceFirst("/+$", "");
    }

    private static ClientHttpRequestFactory patient() {
        return ClientHttpRequestFactoryBuilder.jdk()
                .build(ClientHttpRequestFactorySettings.defaults()
                        .withConnectTimeout(PATIENCE)
                        .withReadTimeout(PATIENCE));
    }

    private static RestTemplate patientTemplate() {
        RestTemplate template = new RestTemplate(patient());
        template.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        return template;
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        return registration -> {
            NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                            registration.getProviderDetails().getJwkSetUri())
                    .restOperations(new RestTemplate(patient()))
                    .jwsAlgorithms(algorithms -> algorithms.addAll(
                            List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256)))
                    .build();
            decoder.setClaimSetConverter(
                    new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
            return decoder;
        };
    }

    @Bean
    InstitutionalDoor institutionalDoor(
            ClientRegistrationRepository institution,
            InstitutionalAccounts accounts,
            @Value("${jxi.base-url}") String baseUrl) {
        return new InstitutionalDoor(institution, accounts, withoutSlash(baseUrl));
    }

    /** What of the doors is the institution's. */
    static final class InstitutionalDoor {

        private final ClientRegistrationRepository institution;
        private final InstitutionalAccounts accounts;
        private final String baseUrl;

        InstitutionalDoor(ClientRegistrationRepository institution, InstitutionalAccounts accounts, String baseUrl) {
            this.institution = institution;
            this.accounts = accounts;
            this.baseUrl = baseUrl;
        }

        void apply(HttpSecurity http, String loginPage) throws Exception {
            DefaultOAuth2AuthorizationRequestResolver requests = new DefaultOAuth2AuthorizationRequestResolver(
                    institution, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
            requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
            RestClientAuthorizationCodeTokenResponseClient tokens =
                    new RestClientAuthorizationCodeTokenResponseClient();
            tokens.setRestClient(RestClient.builder()
                    .requestFactory(patient())
                    .messageConverters(converters -> {
                        converters.clear();
                        converters.add(new FormHttpMessageConverter());
                        converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                    })
                    .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                    .build());
            AuthenticationFailureHandler failures = (request, response, failure) ->
                    response.sendRedirect(request.getContextPath() + loginPage + "?institucion=" + reason(failure));
            http.oauth2Login(login -> login.loginPage(loginPage)
                    .defaultSuccessUrl("/")
                    .failureHandler(failures)
                    .clientRegistrationRepository(institution)
                    .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                    .authorizationEndpoint(start -> start.authorizationRequestResolver(requests))
                    .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens))
                    .userInfoEndpoint(endpoint -> endpoint.oidcUserService(people()))
                    .addObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                        @Override
                        public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                            // A provider that does not answer is said on the login page, too.
                            filter.setAuthenticationFailureHandler(failures);
                            return filter;
                        }
                    }));
        }

        private OAuth2UserService<OidcUserRequest, OidcUser> people() {
            DefaultOAuth2UserService details = new DefaultOAuth2UserService();
            details.setRestOperations(patientTemplate());
            OidcUserService provider = new OidcUserService();
            provider.setOauth2UserService(details);
            return request -> {
                OidcUser recognised = provider.loadUser(request);
                try {
                    return accounts.enter(recognised);
                } catch (OAuth2AuthenticationException e) {
                    accounts.refuse(recognised);
                    throw e;
                }
            };
        }

        private static String reason(AuthenticationException failure) {
            return Optional.of(failure)
                    .filter(OAuth2AuthenticationException.class::isInstance)
                    .map(known ->
                            ((OAuth2AuthenticationException) known).getError().getErrorCode())
                    .filter(REASONS::contains)
                    .orElse("failed");
        }

        /** Our pages' policy lets no form lead to another server; a page that leads on by itself does. */
        private static void lead(HttpServletRequest request, HttpServletResponse response, String address)
                throws IOException {
            if (address.startsWith("/")) {
                response.sendRedirect(request.getContextPath() + address);
            } else {
                response.setContentType("text/html;charset=UTF-8");
                response.setHeader("Cache-Control", "no-store");
                response.setHeader("Refresh", "0;url=" + address);
            }
        }

        /** Ends the provider's session too, where it offers that; elsewhere only ours. */
        LogoutSuccessHandler farewell(String afterwards) {
            OidcClientInitiatedLogoutSuccessHandler handler = new OidcClientInitiatedLogoutSuccessHandler(institution);
            handler.setPostLogoutRedirectUri(baseUrl + afterwards);
            handler.setDefaultTargetUrl(afterwards);
            handler.setRedirectStrategy(InstitutionalDoor::lead);
            return handler;
        }
    }
}
