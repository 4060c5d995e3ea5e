-- When the agent of a call stepped out of it: whoever handed it over is free, though the others talk on.
alter table calls add column agent_left_at timestamptz;
