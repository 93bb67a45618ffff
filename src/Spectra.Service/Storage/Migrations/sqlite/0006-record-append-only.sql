-- The tables of the seizure record refuse UPDATE, DELETE and REPLACE like those before them. Nominal data can't be changed either, but be disposed of.

CREATE TRIGGER evidence_signer_no_update BEFORE UPDATE ON evidence_signer
BEGIN
    SELECT RAISE(ABORT, 'evidence_signer is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_signer_no_delete BEFORE DELETE ON evidence_signer
BEGIN
    SELECT RAISE(ABORT, 'evidence_signer is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_signer_no_replace BEFORE INSERT ON evidence_signer
WHEN EXISTS (SELECT 1 FROM evidence_signer WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_signer is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_anchor_no_update BEFORE UPDATE ON evidence_anchor
BEGIN
    SELECT RAISE(ABORT, 'evidence_anchor is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_anchor_no_delete BEFORE DELETE ON evidence_anchor
BEGIN
    SELECT RAISE(ABORT, 'evidence_anchor is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_anchor_no_replace BEFORE INSERT ON evidence_anchor
WHEN EXISTS (SELECT 1 FROM evidence_anchor WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_anchor is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_account_no_update BEFORE UPDATE ON evidence_account
BEGIN
    SELECT RAISE(ABORT, 'evidence_account is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_account_no_delete BEFORE DELETE ON evidence_account
BEGIN
    SELECT RAISE(ABORT, 'evidence_account is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_account_no_replace BEFORE INSERT ON evidence_account
WHEN EXISTS (SELECT 1 FROM evidence_account WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_account is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_authorisation_no_update BEFORE UPDATE ON evidence_authorisation
BEGIN
    SELECT RAISE(ABORT, 'evidence_authorisation is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_authorisation_no_delete BEFORE DELETE ON evidence_authorisation
BEGIN
    SELECT RAISE(ABORT, 'evidence_authorisation is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_authorisation_no_replace BEFORE INSERT ON evidence_authorisation
WHEN EXISTS (SELECT 1 FROM evidence_authorisation WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_authorisation is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_authorisation_end_no_update BEFORE UPDATE ON evidence_authorisation_end
BEGIN
    SELECT RAISE(ABORT, 'evidence_authorisation_end is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_authorisation_end_no_delete BEFORE DELETE ON evidence_authorisation_end
BEGIN
    SELECT RAISE(ABORT, 'evidence_authorisation_end is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_authorisation_end_no_replace BEFORE INSERT ON evidence_authorisation_end
WHEN EXISTS (SELECT 1 FROM evidence_authorisation_end WHERE rowid = NEW.rowid OR id = NEW.id OR authorisation_id = NEW.authorisation_id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_authorisation_end is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_access_no_update BEFORE UPDATE ON evidence_access
BEGIN
    SELECT RAISE(ABORT, 'evidence_access is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_access_no_delete BEFORE DELETE ON evidence_access
BEGIN
    SELECT RAISE(ABORT, 'evidence_access is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_access_no_replace BEFORE INSERT ON evidence_access
WHEN EXISTS (SELECT 1 FROM evidence_access WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_access is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_case_no_update BEFORE UPDATE ON evidence_case
BEGIN
    SELECT RAISE(ABORT, 'evidence_case is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_case_no_delete BEFORE DELETE ON evidence_case
BEGIN
    SELECT RAISE(ABORT, 'evidence_case is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_case_no_replace BEFORE INSERT ON evidence_case
WHEN EXISTS (SELECT 1 FROM evidence_case WHERE rowid = NEW.rowid OR id = NEW.id OR reference = NEW.reference)
BEGIN
    SELECT RAISE(ABORT, 'evidence_case is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_case_status_no_update BEFORE UPDATE ON evidence_case_status
BEGIN
    SELECT RAISE(ABORT, 'evidence_case_status is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_case_status_no_delete BEFORE DELETE ON evidence_case_status
BEGIN
    SELECT RAISE(ABORT, 'evidence_case_status is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_case_status_no_replace BEFORE INSERT ON evidence_case_status
WHEN EXISTS (SELECT 1 FROM evidence_case_status WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_case_status is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_case_officer_no_update BEFORE UPDATE ON evidence_case_officer
BEGIN
    SELECT RAISE(ABORT, 'evidence_case_officer is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_case_officer_no_delete BEFORE DELETE ON evidence_case_officer
BEGIN
    SELECT RAISE(ABORT, 'evidence_case_officer is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_case_officer_no_replace BEFORE INSERT ON evidence_case_officer
WHEN EXISTS (SELECT 1 FROM evidence_case_officer WHERE rowid = NEW.rowid OR id = NEW.id OR (case_id = NEW.case_id AND account_id = NEW.account_id))
BEGIN
    SELECT RAISE(ABORT, 'evidence_case_officer is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_interception_no_update BEFORE UPDATE ON evidence_interception
BEGIN
    SELECT RAISE(ABORT, 'evidence_interception is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_interception_no_delete BEFORE DELETE ON evidence_interception
BEGIN
    SELECT RAISE(ABORT, 'evidence_interception is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_interception_no_replace BEFORE INSERT ON evidence_interception
WHEN EXISTS (SELECT 1 FROM evidence_interception WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_interception is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_exhibit_no_update BEFORE UPDATE ON evidence_exhibit
BEGIN
    SELECT RAISE(ABORT, 'evidence_exhibit is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_exhibit_no_delete BEFORE DELETE ON evidence_exhibit
BEGIN
    SELECT RAISE(ABORT, 'evidence_exhibit is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_exhibit_no_replace BEFORE INSERT ON evidence_exhibit
WHEN EXISTS (SELECT 1 FROM evidence_exhibit WHERE rowid = NEW.rowid OR id = NEW.id OR code_key = NEW.code_key OR (case_id = NEW.case_id AND number = NEW.number))
BEGIN
    SELECT RAISE(ABORT, 'evidence_exhibit is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_sampling_no_update BEFORE UPDATE ON evidence_sampling
BEGIN
    SELECT RAISE(ABORT, 'evidence_sampling is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_sampling_no_delete BEFORE DELETE ON evidence_sampling
BEGIN
    SELECT RAISE(ABORT, 'evidence_sampling is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_sampling_no_replace BEFORE INSERT ON evidence_sampling
WHEN EXISTS (SELECT 1 FROM evidence_sampling WHERE rowid = NEW.rowid OR id = NEW.id OR (exhibit_id = NEW.exhibit_id AND sub_sample = NEW.sub_sample))
BEGIN
    SELECT RAISE(ABORT, 'evidence_sampling is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_attribution_no_update BEFORE UPDATE ON evidence_attribution
BEGIN
    SELECT RAISE(ABORT, 'evidence_attribution is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_attribution_no_delete BEFORE DELETE ON evidence_attribution
BEGIN
    SELECT RAISE(ABORT, 'evidence_attribution is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_attribution_no_replace BEFORE INSERT ON evidence_attribution
WHEN EXISTS (SELECT 1 FROM evidence_attribution WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_attribution is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_instrument_answer_no_update BEFORE UPDATE ON evidence_instrument_answer
BEGIN
    SELECT RAISE(ABORT, 'evidence_instrument_answer is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_instrument_answer_no_delete BEFORE DELETE ON evidence_instrument_answer
BEGIN
    SELECT RAISE(ABORT, 'evidence_instrument_answer is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_instrument_answer_no_replace BEFORE INSERT ON evidence_instrument_answer
WHEN EXISTS (SELECT 1 FROM evidence_instrument_answer WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_instrument_answer is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_attachment_no_update BEFORE UPDATE ON evidence_attachment
BEGIN
    SELECT RAISE(ABORT, 'evidence_attachment is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_attachment_no_delete BEFORE DELETE ON evidence_attachment
BEGIN
    SELECT RAISE(ABORT, 'evidence_attachment is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_attachment_no_replace BEFORE INSERT ON evidence_attachment
WHEN EXISTS (SELECT 1 FROM evidence_attachment WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_attachment is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_decision_rule_no_update BEFORE UPDATE ON evidence_decision_rule
BEGIN
    SELECT RAISE(ABORT, 'evidence_decision_rule is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_decision_rule_no_delete BEFORE DELETE ON evidence_decision_rule
BEGIN
    SELECT RAISE(ABORT, 'evidence_decision_rule is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_decision_rule_no_replace BEFORE INSERT ON evidence_decision_rule
WHEN EXISTS (SELECT 1 FROM evidence_decision_rule WHERE rowid = NEW.rowid OR sha256 = NEW.sha256)
BEGIN
    SELECT RAISE(ABORT, 'evidence_decision_rule is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_opinion_no_update BEFORE UPDATE ON evidence_opinion
BEGIN
    SELECT RAISE(ABORT, 'evidence_opinion is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_opinion_no_delete BEFORE DELETE ON evidence_opinion
BEGIN
    SELECT RAISE(ABORT, 'evidence_opinion is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_opinion_no_replace BEFORE INSERT ON evidence_opinion
WHEN EXISTS (SELECT 1 FROM evidence_opinion WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_opinion is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_review_no_update BEFORE UPDATE ON evidence_review
BEGIN
    SELECT RAISE(ABORT, 'evidence_review is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_review_no_delete BEFORE DELETE ON evidence_review
BEGIN
    SELECT RAISE(ABORT, 'evidence_review is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_review_no_replace BEFORE INSERT ON evidence_review
WHEN EXISTS (SELECT 1 FROM evidence_review WHERE rowid = NEW.rowid OR id = NEW.id OR amends = NEW.amends)
BEGIN
    SELECT RAISE(ABORT, 'evidence_review is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_confirmation_no_update BEFORE UPDATE ON evidence_confirmation
BEGIN
    SELECT RAISE(ABORT, 'evidence_confirmation is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_confirmation_no_delete BEFORE DELETE ON evidence_confirmation
BEGIN
    SELECT RAISE(ABORT, 'evidence_confirmation is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_confirmation_no_replace BEFORE INSERT ON evidence_confirmation
WHEN EXISTS (SELECT 1 FROM evidence_confirmation WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_confirmation is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_identification_no_update BEFORE UPDATE ON evidence_identification
BEGIN
    SELECT RAISE(ABORT, 'evidence_identification is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_identification_no_delete BEFORE DELETE ON evidence_identification
BEGIN
    SELECT RAISE(ABORT, 'evidence_identification is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_identification_no_replace BEFORE INSERT ON evidence_identification
WHEN EXISTS (SELECT 1 FROM evidence_identification WHERE rowid = NEW.rowid OR id = NEW.id OR amends = NEW.amends)
BEGIN
    SELECT RAISE(ABORT, 'evidence_identification is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_custody_no_update BEFORE UPDATE ON evidence_custody
BEGIN
    SELECT RAISE(ABORT, 'evidence_custody is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_custody_no_delete BEFORE DELETE ON evidence_custody
BEGIN
    SELECT RAISE(ABORT, 'evidence_custody is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_custody_no_replace BEFORE INSERT ON evidence_custody
WHEN EXISTS (SELECT 1 FROM evidence_custody WHERE rowid = NEW.rowid OR id = NEW.id OR (exhibit_id = NEW.exhibit_id AND step = NEW.step))
BEGIN
    SELECT RAISE(ABORT, 'evidence_custody is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_exchange_no_update BEFORE UPDATE ON evidence_exchange
BEGIN
    SELECT RAISE(ABORT, 'evidence_exchange is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_exchange_no_delete BEFORE DELETE ON evidence_exchange
BEGIN
    SELECT RAISE(ABORT, 'evidence_exchange is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_exchange_no_replace BEFORE INSERT ON evidence_exchange
WHEN EXISTS (SELECT 1 FROM evidence_exchange WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_exchange is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_hold_no_update BEFORE UPDATE ON evidence_hold
BEGIN
    SELECT RAISE(ABORT, 'evidence_hold is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_hold_no_delete BEFORE DELETE ON evidence_hold
BEGIN
    SELECT RAISE(ABORT, 'evidence_hold is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_hold_no_replace BEFORE INSERT ON evidence_hold
WHEN EXISTS (SELECT 1 FROM evidence_hold WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_hold is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_party_no_update BEFORE UPDATE ON evidence_party
BEGIN
    SELECT RAISE(ABORT, 'evidence_party is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_party_no_delete BEFORE DELETE ON evidence_party
BEGIN
    SELECT RAISE(ABORT, 'evidence_party is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_party_no_replace BEFORE INSERT ON evidence_party
WHEN EXISTS (SELECT 1 FROM evidence_party WHERE rowid = NEW.rowid OR id = NEW.id OR replaces = NEW.replaces)
BEGIN
    SELECT RAISE(ABORT, 'evidence_party is append-only: a row with this key exists');
END;

CREATE TRIGGER evidence_disposal_no_update BEFORE UPDATE ON evidence_disposal
BEGIN
    SELECT RAISE(ABORT, 'evidence_disposal is append-only: a correction is a new row');
END;

CREATE TRIGGER evidence_disposal_no_delete BEFORE DELETE ON evidence_disposal
BEGIN
    SELECT RAISE(ABORT, 'evidence_disposal is append-only: nothing is ever removed');
END;

CREATE TRIGGER evidence_disposal_no_replace BEFORE INSERT ON evidence_disposal
WHEN EXISTS (SELECT 1 FROM evidence_disposal WHERE rowid = NEW.rowid OR id = NEW.id OR party_id = NEW.party_id)
BEGIN
    SELECT RAISE(ABORT, 'evidence_disposal is append-only: a row with this key exists');
END;

CREATE TRIGGER nominal_party_no_update BEFORE UPDATE ON nominal_party
BEGIN
    SELECT RAISE(ABORT, 'nominal_party is append-only: a correction is a new row');
END;

CREATE TRIGGER nominal_party_no_delete BEFORE DELETE ON nominal_party
WHEN NOT EXISTS (SELECT 1 FROM evidence_disposal WHERE party_id = OLD.id)
BEGIN
    SELECT RAISE(ABORT, 'nominal_party may only lose what evidence_disposal names');
END;

CREATE TRIGGER nominal_party_no_replace BEFORE INSERT ON nominal_party
WHEN EXISTS (SELECT 1 FROM nominal_party WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'nominal_party is append-only: a row with this key exists');
END;
