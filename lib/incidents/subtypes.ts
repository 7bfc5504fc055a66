// ACLED's sub-event types under its six event types, from its public codebook, as slugs.

import type { IncidentType } from "@/lib/types";

/** Every sub-event type that the rules know, with its type. ACLED's, as slugs. */
export const TYPE_OF: Readonly<Record<string, IncidentType>> = {
  "armed-clash": "battles",
  "government-regains-territory": "battles",
  "non-state-actor-overtakes-territory": "battles",
  "air-drone-strike": "explosions",
  "shelling-artillery-missile-attack": "explosions",
  "remote-explosive-landmine-ied": "explosions",
  "suicide-bomb": "explosions",
  grenade: "explosions",
  "chemical-weapon": "explosions",
  attack: "violence-against-civilians",
  "abduction-forced-disappearance": "violence-against-civilians",
  "sexual-violence": "violence-against-civilians",
  "peaceful-protest": "protests",
  "protest-with-intervention": "protests",
  "excessive-force-against-protesters": "protests",
  "violent-demonstration": "riots",
  "mob-violence": "riots",
  agreement: "strategic-developments",
  arrests: "strategic-developments",
  "change-to-group-activity": "strategic-developments",
  "disrupted-weapons-use": "strategic-developments",
  "headquarters-or-base-established": "strategic-developments",
  "looting-property-destruction": "strategic-developments",
  "non-violent-transfer-of-territory": "strategic-developments",
  other: "strategic-developments",
};
