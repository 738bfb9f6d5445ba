package cl.juntosporlainfancia.alliance;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface EndingNotices extends JpaRepository<EndingNotice, UUID> {

    Optional<EndingNotice> findByAllianceCodeAndWithdrawnOnIsNull(String allianceCode);
}
