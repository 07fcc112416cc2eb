-- A history as the first version of the tables held it. Never change this file.
pragma application_id = 1684370275;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'deescalate','m001_sessions_and_turns','2026-11-24 17:27:05.805599+00:00');
CREATE TABLE finding (
    session_id text not null,
    turn integer not null,
    position integer not null,
    move text not null,
    technique text not null,
    effect text not null,
    quote text not null,
    subject text,
    confidence real not null,
    primary key (session_id, turn, position),
    foreign key (session_id, turn) references turn (session_id, position) on delete cascade
);
INSERT INTO "finding" VALUES('019ca8f2-a440-7101-8101-010101010101',0,0,'names-feeling','empathy','helps','I am sorry, Ms Keller.','slot',0.75);
INSERT INTO "finding" VALUES('019ca8f2-a440-7101-8101-010101010101',0,1,'courteous','tone','helps','I',NULL,1.0);
CREATE TABLE learner (
    name text primary key
);
INSERT INTO "learner" VALUES('ada');
CREATE TABLE reflection (
    session_id text primary key references session (id) on delete cascade,
    data text not null
);
INSERT INTO "reflection" VALUES('019ca8f2-a440-7101-8101-010101010101','{"trigger":"the shouting","next_time":"breathe","self_rating":{"empathy":40}}');
CREATE TABLE session (
    id text primary key,
    learner text not null references learner (name),
    scenario_id text not null,
    scenario_version integer not null,
    scenario_digest text not null,
    title text not null,
    language text not null,
    channel text not null,
    difficulty text not null,
    mode text not null,
    started_at text not null,
    analysis_version text not null,
    phrasebook_version text not null,
    app_version text not null,
    hints integer not null default 0,
    ending text,
    overall integer,
    csat integer,
    score text,
    survey text,
    data text not null
);
INSERT INTO "session" VALUES('019ca8f2-a440-7101-8101-010101010101','ada','late-washing-machine',3,'0123abcd','The washing machine that never came','en','live-chat','standard','guided','2026-03-01T10:30:00+00:00','ear-1','book-2','0.1.0',2,'resolved-calm',60,4,'{"overall":60,"techniques":{"listening":70,"empathy":50,"tone":80,"solution":40},"stages":{"venting":55},"critical":[{"code":"insult","quote":"you fool","turn":1,"cap":40}]}','{"csat":4,"comment":"Fine in the end."}','{"id":"019ca8f2-a440-7101-8101-010101010101","learner":"ada","scenario_id":"late-washing-machine","scenario_version":3,"scenario_digest":"0123abcd","title":"The washing machine that never came","language":"en","channel":"live-chat","difficulty":"standard","seed":7,"mode":"guided","pace":1.0,"started_at":"2026-03-01T10:30:00+00:00","analysis_version":"ear-1","phrasebook_version":"book-2","app_version":"0.1.0","turns":[],"hints":2,"ending":"resolved-calm","survey":{"csat":4,"comment":"Fine in the end."},"reflection":{"trigger":"the shouting","next_time":"breathe","self_rating":{"empathy":40}},"score":{"overall":60,"techniques":{"listening":70,"empathy":50,"tone":80,"solution":40},"stages":{"venting":55},"critical":[{"code":"insult","quote":"you fool","turn":1,"cap":40}]}}');
CREATE TABLE stage_change (
    session_id text not null,
    turn integer not null,
    stage_before integer not null,
    stage_after integer not null,
    reason text not null,
    quote text not null,
    primary key (session_id, turn),
    foreign key (session_id, turn) references turn (session_id, position) on delete cascade
);
INSERT INTO "stage_change" VALUES('019ca8f2-a440-7101-8101-010101010101',0,1,2,'heard-move','I am sorry, Ms Keller.');
CREATE TABLE turn (
    session_id text not null references session (id) on delete cascade,
    position integer not null,
    act text not null,
    text text not null,
    at real not null,
    waited real not null,
    interrupted integer not null,
    stage integer not null,
    tension_before integer not null,
    tension_after integer not null,
    connection_before integer not null,
    connection_after integer not null,
    listening real,
    empathy real,
    tone real,
    solution real,
    overall real,
    analysis_version text,
    data text not null,
    primary key (session_id, position)
);
INSERT INTO "turn" VALUES('019ca8f2-a440-7101-8101-010101010101',0,'hand-over','I am sorry, Ms Keller.',10.25,4.5,1,1,72,60,15,25,1.5,2.0,3.0,0.25,6.5,'ear-1','{"index":0,"act":{"kind":"hand-over","at":10.25,"text":"I am sorry, Ms Keller.","level":"functional"},"stage":1,"tension_before":72,"connection_before":15,"reaction":{"state":{"tension":60,"connection":25,"stage":2,"turns":1,"turns_in_stage":0,"facts_told":["slot"],"facts_used":[],"move_counts":{"names-feeling":1},"events":{"threatens":1},"offered":[],"consulted":false,"open_question":"I am sorry, Ms Keller.","said":["I am sorry, Ms Keller."],"tension_history":[72,60],"connection_history":[15,25],"relapses":0,"late_replies":0,"interruptions":0,"accepted":"","accepted_turn":0,"on_table":"","silences":0,"consults":0,"asked_again":0,"agent_said":[]},"changes":[{"gauge":"tension","amount":-12,"reason":{"code":"heard-move","quote":"I am sorry, Ms Keller.","details":{"move":"names-feeling"}}}],"lines":[{"speaker":"customer","text":"I am sorry, Ms Keller.","at":12.5,"typing":2.0,"kind":"fact","fact":"slot","event":"threatens"}],"stage_change":{"before":1,"after":2,"reason":{"code":"heard-move","quote":"I am sorry, Ms Keller.","details":{"move":"names-feeling"}}},"ending":null,"hand_over_warm":null,"notes":[{"code":"heard-move","quote":"I am sorry, Ms Keller.","details":{"move":"names-feeling"}}]},"score":{"overall":60,"techniques":{"listening":70,"empathy":50,"tone":80,"solution":40},"stages":{"venting":55},"critical":[{"code":"insult","quote":"you fool","turn":1,"cap":40}]},"analysis":{"findings":[{"move":"names-feeling","technique":"empathy","effect":"helps","start":0,"end":22,"quote":"I am sorry, Ms Keller.","why":"why","evidence":"p","confidence":0.75,"subject":"slot"},{"move":"courteous","technique":"tone","effect":"helps","start":0,"end":1,"quote":"I","why":"why","evidence":"p","confidence":1.0,"subject":null}],"levels":{"listening":1.5,"empathy":2.0,"tone":3.0,"solution":0.25},"overall":6.5,"flags":["template"],"reasons":[{"technique":"tone","level":3.0,"text":"I am sorry, Ms Keller.","findings":[1]}],"facts_used":["slot"],"facts_asked":["order-number"],"solutions":["redelivery"],"answers":false,"better":["I am sorry, Ms Keller."],"version":"ear-1","extra":{"note":"I am sorry, Ms Keller."}},"waited":4.5,"sla":45.0,"interrupted":true}');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX session_started_at on session (started_at);
CREATE INDEX session_scenario on session (scenario_id);
CREATE INDEX finding_move on finding (move);
COMMIT;
