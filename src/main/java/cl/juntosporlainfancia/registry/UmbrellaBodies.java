package cl.juntosporlainfancia.registry;

import org.springframework.data.jpa.repository.JpaRepository;

interface UmbrellaBodies extends JpaRepository<Cos, String> {}
