/** The organisations and the people of the demonstration: all invented, every address in a domain reserved for examples. */
import { type Category } from "#app/domain/organisations.ts";

export interface DemonstrationOrganisation {
  key: string;
  name: string;
  category: Category;
  /** ISO 3166-1 alpha-2. */
  country: string;
  website?: string;
}

/** The first organisation is the one for which the person writes; its first such person registers it and is its head of delegation, the others ask to join. */
export interface DemonstrationPerson {
  key: string;
  name: string;
  email: string;
  organisations: string[];
}

export const ORGANISATIONS: DemonstrationOrganisation[] = [
  { key: "commonline-secretariat", name: "Commonline Secretariat", category: "standards-body", country: "CH", website: "https://secretariat.example.org" },
  { key: "national-cyber-office", name: "National Cyber Office", category: "government", country: "NG", website: "https://ncyber.example.org" },
  { key: "digital-agency", name: "Digital Agency", category: "government", country: "PE", website: "https://digital.example.net" },
  { key: "network-security-authority", name: "Authority for Network Security", category: "government", country: "CZ" },
  { key: "ministry-communications", name: "Ministry of Communications, Directorate for Trust", category: "government", country: "KE" },
  { key: "banco-meridional", name: "Banco Meridional", category: "enterprise", country: "ES", website: "https://meridional.example.com" },
  { key: "havsbris-energi", name: "Havsbris Energi", category: "enterprise", country: "SE" },
  { key: "transandina", name: "Ferrocarril Transandina", category: "enterprise", country: "CL" },
  { key: "st-brennan", name: "St Brennan Hospitals", category: "enterprise", country: "IE" },
  { key: "nordlink", name: "Nordlink Systems", category: "vendor", country: "DE", website: "https://nordlink.example.com" },
  { key: "kestrel-silicon", name: "Kestrel Silicon", category: "vendor", country: "US" },
  { key: "jinhai", name: "Jinhai Communications", category: "vendor", country: "CN" },
  { key: "petit-octet", name: "Petit Octet", category: "vendor", country: "FR" },
  { key: "sahyadri-cloud", name: "Sahyadri Cloud", category: "vendor", country: "IN" },
  { key: "alster-institute", name: "Alster Institute for Dependable Systems", category: "academia", country: "DE" },
  { key: "cordillera-university", name: "Universidad de la Cordillera, Laboratory for Software Supply Chains", category: "academia", country: "CO" },
  { key: "open-networks-forum", name: "Open Networks Forum", category: "civil-society", country: "NL", website: "https://opennetworks.example.org" },
  { key: "maintainers-league", name: "Maintainers' League", category: "civil-society", country: "CA" },
  { key: "interlab-council", name: "Council of Testing Laboratories", category: "standards-body", country: "BR" },
];

export const PEOPLE: DemonstrationPerson[] = [
  { key: "lind", name: "A. Lind", email: "a.lind@secretariat.example.org", organisations: ["commonline-secretariat"] },
  { key: "farah", name: "Nadia Farah", email: "n.farah@secretariat.example.org", organisations: ["commonline-secretariat"] },
  { key: "aebischer", name: "Reto Aebischer", email: "r.aebischer@secretariat.example.org", organisations: ["commonline-secretariat"] },
  { key: "okafor", name: "M. Okafor", email: "m.okafor@ncyber.example.org", organisations: ["national-cyber-office"] },
  { key: "adeyemi", name: "Folásadé Adéyẹmí", email: "f.adeyemi@ncyber.example.org", organisations: ["national-cyber-office"] },
  { key: "tanaka", name: "K. Tanaka", email: "k.tanaka@digital.example.net", organisations: ["digital-agency"] },
  { key: "mori", name: "Chiharu Mori", email: "c.mori@digital.example.net", organisations: ["digital-agency"] },
  { key: "dvorak", name: "Jiří Dvořák", email: "j.dvorak@netsec.example.org", organisations: ["network-security-authority"] },
  { key: "wanjiru", name: "Grace Wanjirũ", email: "g.wanjiru@trust.example.org", organisations: ["ministry-communications"] },
  { key: "ruiz", name: "S. Ruiz", email: "s.ruiz@meridional.example.com", organisations: ["banco-meridional"] },
  { key: "ibanez", name: "Íñigo Ibáñez", email: "i.ibanez@meridional.example.com", organisations: ["banco-meridional"] },
  { key: "sjoberg", name: "Åsa Sjöberg", email: "asa.sjoberg@havsbris.example.com", organisations: ["havsbris-energi"] },
  { key: "munoz", name: "Ximena Muñoz", email: "x.munoz@transandina.example.com", organisations: ["transandina"] },
  { key: "ohanlon", name: "Ciarán Ó hAnluain", email: "ciaran@stbrennan.example.org", organisations: ["st-brennan"] },
  { key: "brandt", name: "L. Brandt", email: "l.brandt@nordlink.example.com", organisations: ["nordlink"] },
  { key: "yilmaz", name: "Gökçe Yılmaz", email: "g.yilmaz@nordlink.example.com", organisations: ["nordlink"] },
  { key: "whitfield", name: "Dana Whitfield", email: "dana@kestrel.example.com", organisations: ["kestrel-silicon"] },
  { key: "chen", name: "陈立 (Chen Li)", email: "chen.li@jinhai.example.com", organisations: ["jinhai"] },
  { key: "guo", name: "Guo Wen", email: "guo.wen@jinhai.example.com", organisations: ["jinhai"] },
  { key: "lefevre", name: "Maëlle Lefèvre", email: "maelle@petitoctet.example.net", organisations: ["petit-octet"] },
  { key: "deshpande", name: "Anagha Deshpande", email: "a.deshpande@sahyadri.example.com", organisations: ["sahyadri-cloud"] },
  { key: "krueger", name: "Prof. Jörg Krüger", email: "krueger@alster.example.edu", organisations: ["alster-institute"] },
  { key: "rojas", name: "Dr Valentina Rojas", email: "v.rojas@cordillera.example.edu", organisations: ["cordillera-university", "maintainers-league"] },
  { key: "vandijk", name: "Femke van Dijk", email: "femke@opennetworks.example.org", organisations: ["open-networks-forum"] },
  { key: "haddad", name: "ليلى حداد (Layla Haddad)", email: "layla@opennetworks.example.org", organisations: ["open-networks-forum"] },
  { key: "tremblay", name: "Noé Tremblay", email: "noe@maintainers.example.org", organisations: ["maintainers-league"] },
  { key: "nascimento", name: "João Nascimento", email: "j.nascimento@interlab.example.org", organisations: ["interlab-council"] },
];

/** Set the place up: the first administrator, until the first standard was there. */
export const FOUNDER = "lind";
/** Administers it since. */
export const ADMINISTRATOR = "farah";
/** Asked a few days ago to join the organisation, whose head has not answered yet. */
export const APPLICANT: DemonstrationPerson = { key: "larranaga", name: "Ane Larrañaga", email: "a.larranaga@meridional.example.com", organisations: ["banco-meridional"] };
/** Reads, and belongs to no organisation. */
export const READER: DemonstrationPerson = { key: "quiroga", name: "Tomás Quiroga", email: "t.quiroga@reader.example.net", organisations: [] };

/** One account for each role, to sign in with: shown at every start, in this order. */
export const ROLES: { role: string; person: string }[] = [
  { role: "Administrator", person: "farah" },
  { role: "Facilitator of CL 27 and CL 34", person: "lind" },
  { role: "Head of delegation, enterprise", person: "ruiz" },
  { role: "Member, vendor", person: "yilmaz" },
  { role: "Member, government", person: "adeyemi" },
  { role: "Reader without an organisation", person: "quiroga" },
];

/** Organisations that the administrator has not verified yet. */
export const UNVERIFIED = ["petit-octet", "maintainers-league"];
