-- A step of a referral that was a slip: it stays, and the referral stands where it stood before. Class S2.
alter table referral_step add column set_aside_at text;
alter table referral_step add column set_aside_by text;
