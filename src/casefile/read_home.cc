// ratify (bodies at home), leaders, steps
#include "casefile/read_parts.h"

namespace armistice {
namespace {

bool holds_scalar(const YamlNode& node, const char* key) {
  const YamlNode* inner = node.find(key);
  return inner != nullptr && inner->kind == YamlNode::Kind::scalar;
}

// `{needs: ..., blocs: ...}` or `{public: ...}` is one body without a name of its own.
bool is_one_body(const YamlNode& node) {
  return holds_scalar(node, "needs") || holds_scalar(node, "public") ||
         holds_scalar(node, "chance") || node.find("blocs") != nullptr;
}

void check_body(const BodySpec& body, const Place& place, Faults& faults) {
  const bool parliament = body.needs.given() || !body.blocs.empty();
  const int forms = body.chance.given() + parliament + body.audience.given();
  if (forms != 1) {
    faults.error(place, forms == 0 ? "missing-key" : "two-forms",
                 "a body at home has `chance`, or `needs` and `blocs`, or `public` and `threshold`",
                 "keep one of the three ways to say how it decides");
    return;
  }
  const auto want = [&](bool given, const char* key) {
    if (!given) missing_key(place, "a body at home", key, faults);
  };
  if (parliament) {
    want(body.needs.given(), "needs");
    want(!body.blocs.empty(), "blocs");
  }
  if (body.audience.given()) want(body.threshold.given(), "threshold");
}

void read_ratify(const Value& value, CaseSpec& out, Faults& faults) {
  if (!expect_map(value, faults)) return;
  for (const MapEntry& entry : value.node.entries) {
    const Value inner{*entry.value, entry.key.text, value.name()};
    if (entry.value->kind != YamlNode::Kind::map) {
      Word chance = read_number(inner, 0, 1, true, faults);
      if (chance.given()) out.ratify.push_back({entry.key, std::move(chance)});
      continue;
    }
    RatifySpec party;
    party.party = entry.key;
    if (is_one_body(*entry.value)) {
      BodySpec body;
      read_mapping(body_keys(), *entry.value, body, faults, entry.key.text);
      body.id = {body.audience.given() ? "public"
                 : body.chance.given() ? "body"
                                       : "parliament",
                 entry.key.place, false};
      party.bodies.push_back(std::move(body));
    } else {
      read_named(inner, body_keys(), &BodySpec::id, party.bodies, faults);
    }
    out.ratify_bodies.push_back(std::move(party));
  }
}

}  // namespace

const Mapping<BlocSpec>& bloc_keys() {
  using B = BlocSpec;
  static const Mapping<B> keys{
      "bloc",
      "a bloc",
      {field::name("id", &B::id), required(field::number("seats", &B::seats, 1, kMostSeats)),
       required(field::expression("yes", &B::yes, 0, 1)),
       field::one_of("discipline", &B::discipline, {"bloc", "member"}),
       field::text("title", &B::title), field::text("why", &B::why),
       field::words("claims", &B::claims)}};
  return keys;
}

const Mapping<BodySpec>& body_keys() {
  using B = BodySpec;
  static const Mapping<B> keys{
      "body",
      "a body at home",
      {field::name("id", &B::id), field::expression("chance", &B::chance, 0, 1),
       field::number("needs", &B::needs, 1, kMostSeats),
       field::named("blocs", &B::blocs, bloc_keys(), &BlocSpec::id),
       field::name("public", &B::audience), field::scalar("threshold", &B::threshold),
       field::expression("spread", &B::spread, 0),
       field::one_of("shape", &B::shape, {"logistic", "uniform"}), field::text("title", &B::title),
       field::text("why", &B::why), field::words("claims", &B::claims)},
      {},
      check_body};
  return keys;
}

const Mapping<LeaderSpec>& leader_keys() {
  using L = LeaderSpec;
  static const Mapping<L> keys{
      "leader",
      "a leader",
      {required(field::expression("stake", &L::stake, 0)),
       required(field::expression("survival", &L::survival, 0, 1)), field::text("title", &L::title),
       field::text("why", &L::why), field::words("claims", &L::claims)}};
  return keys;
}

const Mapping<StepSpec>& step_keys() {
  using S = StepSpec;
  static const Mapping<S> keys{
      "step",
      "a step",
      {field::name("id", &S::id), required(field::text("does", &S::does)),
       required(field::name("party", &S::party)),
       required(field::expression("loss_if_other_defects", &S::loss, 0)),
       field::scalar("cost", &S::cost), field::scalar("worth", &S::worth),
       field::scalar("worth_alone", &S::worth_alone), field::words("answers", &S::answers),
       field::text("title", &S::title), field::text("why", &S::why),
       field::words("claims", &S::claims)}};
  return keys;
}

std::vector<Field<CaseSpec>> home_fields() {
  using C = CaseSpec;
  return {{"ratify", read_ratify},
          field::named("leaders", &C::leaders, leader_keys(), &LeaderSpec::party),
          field::named("steps", &C::steps, step_keys(), &StepSpec::id)};
}

}  // namespace armistice
