#!/usr/bin/env bash
# The program as a shell sees it: exit codes, streams, files. Arguments: the program, the source folder.
set -u
program=$1
source=$2
cases=$2/cases
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
failures=0

fail() {
  echo "FAILED: $1"
  sed 's/^/  out: /' out
  sed 's/^/  err: /' err
  failures=$((failures + 1))
}

# expect CODE ARGUMENTS...: runs the program; its streams are in the files out and err
expect() {
  local code=$1
  shift
  "$program" "$@" >out 2>err
  local got=$?
  [ "$got" = "$code" ] || fail "armistice $* ended with $got, not $code"
}
out_has() { grep -qF -- "$1" out || fail "standard output lacks: $1"; }
err_has() { grep -qF -- "$1" err || fail "standard error lacks: $1"; }
out_is_empty() { [ ! -s out ] || fail "standard output is not empty"; }
err_is_empty() { [ ! -s err ] || fail "standard error is not empty"; }

# golden NAME ARGUMENTS...: what it prints is tests/golden/cases/NAME.txt, recorded to be read as prose;
# ARMISTICE_UPDATE_GOLDEN=1 records it anew
golden() {
  local recorded=$source/tests/golden/cases/$1.txt
  shift
  expect 0 "$@" --quiet
  [ -z "${ARMISTICE_UPDATE_GOLDEN:-}" ] || cp out "$recorded"
  cmp -s out "$recorded" || fail "armistice $* does not print $recorded: $(diff out "$recorded" | head -5)"
}

small="--worlds 16 --paths 20"
bad=bad.yaml
printf 'armistice: 1\ntitle: Bad\nstrat: 2025-01-01\n' >$bad

# calls
expect 0 --help; out_has "timeline"
expect 0 --version
expect 2
expect 2 nonsense
expect 2 run; err_has "CASE"
expect 2 run $cases/two_forts --worlds 0; err_has "--worlds"
expect 2 run $cases/two_forts --worlds 1000001
expect 2 run $cases/two_forts --paths 1
expect 2 run $cases/two_forts --paths ten
expect 2 run $cases/two_forts --threads -1
expect 2 run $cases/two_forts --lang fr; err_has "--lang"
expect 2 run $cases/two_forts --as-of tomorrow; err_has "not a date"
expect 2 run $cases/two_forts --believe nobody; err_has "nobody"
expect 2 run $cases/two_forts --set nobody=1; err_has "there is no such quantity"
expect 2 run $cases/two_forts --set nobody; err_has "QUANTITY=VALUE"
expect 2 run $cases/two_forts --lever nothing; err_has "there is no such lever"
expect 2 run $cases/two_forts --open nothing; err_has "there is no such lock"
expect 2 war $cases/two_forts --draws 3; err_has "--worlds"
expect 2 war $cases/two_forts --worlds 1000 --paths 1000

# example cases
golden lock_puzzle.deals deals $cases/lock_puzzle
golden lock_puzzle.locks locks $cases/lock_puzzle $small
golden lock_puzzle.locks_for_deal locks $cases/lock_puzzle $small --for deal
golden empty_chair.why why $cases/empty_chair --worlds 1 --paths 4000
golden empty_chair.two_brakes why $cases/empty_chair/two_brakes.yaml --worlds 1 --paths 100
golden in_steps.orders orders $cases/in_steps --worlds 1 --paths 100
golden in_steps.orders_zh orders $cases/in_steps --worlds 1 --paths 100 --lang zh-Hant
golden hidden_resolve.why why $cases/hidden_resolve --worlds 1 --paths 400
golden two_forts.deals deals $cases/two_forts
golden random_proposer.deals deals $cases/random_proposer
golden ukraine.demands demands $cases/ukraine
golden ukraine.timeline timeline $cases/ukraine
golden onlooker.move timeline $cases/onlooker --move "onlooker: valley=split,money=0.5" --worlds 32 --paths 200
golden hidden_resolve.move timeline $cases/hidden_resolve --move "red: money=0.6" --worlds 8 --paths 400
golden hidden_resolve.move_zh timeline $cases/hidden_resolve --move "red: money=0.6" --worlds 8 --paths 400 --lang zh-Hant
golden in_steps.move timeline $cases/in_steps --move "red: land=given" --worlds 1 --paths 100
expect 2 timeline $cases/in_steps --move "red: land=given,guard=given"; err_has "name the issues of one: land"
expect 2 timeline $cases/in_steps --move "red: guard=given"; err_has "settle the part \`land_first\`: land"
expect 2 timeline $cases/onlooker --worlds 8; err_has "go with --move"
expect 2 timeline $cases/onlooker --move "red; valley=split"; err_has "no move"
expect 2 timeline $cases/onlooker --move "nobody: valley=split"; err_has "makes no proposals"
expect 2 timeline $cases/onlooker --move "red: valley=split"; err_has "not settled"

# models
printf '<xmile><sim_specs><start>0</start><stop>1</stop><dt>1</dt></sim_specs><model><variables>
<stock name="Red Army"><eqn>2</eqn><inflow>x</inflow></stock><flow name="x"><eqn>3</eqn></flow>
</variables></model></xmile>' >model.xmile
expect 0 war model.xmile; out_has "time,Red Army,x,"; out_has "1,5,3,"; err_is_empty
expect 0 war model.xmile --draws 3 --vary "x=uniform(4, 5)" --quiet; out_has "time,draw,Red Army"
expect 2 war model.xmile --vary "nobody=uniform(4, 5)"; err_has "nobody"; out_is_empty
expect 2 war model.xmile --vary "x=unifrm(4, 5)"; err_has "unifrm"; out_is_empty
expect 2 war model.xmile --vary x; err_has "NAME=DISTRIBUTION"
expect 2 war model.xmile --json
expect 2 war model.xmile --worlds 3; err_has "--draws"
expect 1 war missing.xmile; err_has "there is no file"; out_is_empty
sed 's/>3</>nobody</' model.xmile >faulty.stmx
expect 1 war faulty.stmx; err_has "faulty.stmx:2:"; err_has "nobody"; out_is_empty

# bad cases
expect 1 check $bad; out_has "$bad:3:1: error"; out_has "strat"; err_is_empty
expect 1 check --json $bad; out_has '"ok": false'; out_has '"key": "unknown-key"'
expect 1 check no/such/case.yaml
expect 1 run $bad; err_has "strat"; out_is_empty
[ ! -e armistice-out ] || fail "a bad case left files"

# reading
expect 0 check $cases/two_forts --quiet
expect 0 check --json $cases/two_forts; out_has '"ok": true'
# GENIUS files: what a case writes can be read back
expect 0 deals --export genius $cases/lock_puzzle; out_has "genius/domain.xml"
expect 0 deals genius/domain.xml genius/profile_north.xml genius/profile_south.xml; out_has "profile_south"
expect 0 deals --json --raw genius/domain.xml genius/profile_north.xml genius/profile_south.xml; out_has '"p2"'
expect 1 deals genius/domain.xml genius/profile_north.xml; err_has "2 to 16 profiles"
sed 's/evaluation="1"/evaluation="NaN"/' genius/profile_south.xml >broken.xml
expect 1 deals genius/domain.xml genius/profile_north.xml broken.xml; err_has "broken.xml:"; err_has "not a finite number"
expect 2 deals --robust genius/domain.xml genius/profile_north.xml genius/profile_south.xml; err_has "GENIUS"
expect 1 deals nowhere.xml a.xml b.xml; err_has "nowhere.xml"
expect 2 deals $cases/lock_puzzle genius/profile_north.xml; err_has "GENIUS"
expect 0 demands --deal land=split,guarantee=none $cases/lock_puzzle
expect 2 demands --deal land=spilt,guarantee=none $cases/lock_puzzle; err_has "did you mean \`split\`?"
expect 2 demands --deal land=split $cases/lock_puzzle; err_has "guarantee"
expect 2 locks --for deel $cases/lock_puzzle; err_has "did you mean \`deal\`?"
expect 0 locks --for deal $cases/lock_puzzle $small --quiet; out_has "6 packages can lead there"
expect 0 locks --for other $cases/lock_puzzle $small --quiet; out_has "No package leads to that ending"
for command in demands timeline; do
  expect 0 $command $cases/ukraine
  expect 0 $command --json $cases/ukraine; out_has "\"command\": \"$command\""
  expect 0 $command --lang zh-Hant $cases/ukraine
done
expect 0 evidence --no-study $cases/ukraine; out_has "Claims"
expect 0 deals $cases/lock_puzzle
expect 0 deals --json $cases/lock_puzzle; out_has '"menu"'
expect 0 deals --json $cases/two_forts; out_has '"kalai_smorodinsky"'
expect 0 deals --worlds 2 --paths 8 --deal land=split,guarantee=treaty $cases/lock_puzzle; out_has 'could spoil it'
expect 0 deals --json --worlds 2 --paths 8 --robust $cases/two_forts; out_has '"robust"'
expect 2 deals --deal land=nowhere,guarantee=treaty $cases/lock_puzzle
expect 0 war $cases/two_forts --worlds 8 --paths 10 --quiet; err_is_empty
out_has "month,date,at_war"
expect 0 war $cases/two_forts --worlds 8 --paths 10 --json; out_has '"columns"'

# studies
expect 0 run $cases/two_forts $small --json --quiet; err_is_empty
[ ! -e armistice-out ] || fail "--json without -o wrote files"
cp out first.json
expect 0 run $cases/two_forts $small --json --quiet --threads 2
cmp -s out first.json || fail "two threads give other bytes than one"
expect 0 run $cases/two_forts $small --json --quiet --seed 2
cmp -s out first.json && fail "another seed gives the same bytes"
expect 0 run $cases/two_forts $small
err_has "worlds: 16 of 16"; err_has "armistice-out/report.html"
for file in report.html report.json endings.csv; do
  [ -s armistice-out/$file ] || fail "armistice-out/$file is missing"
done
cmp -s armistice-out/report.json first.json || fail "report.json is not what --json prints"
grep -q '__ARMISTICE_DATA__' armistice-out/report.html && fail "the page was not filled"
grep -qE '"(/|threads)' first.json && fail "a document names a path or the threads"
expect 0 run $cases/two_forts $small -o deep/er --lang zh-Hans --quiet; err_is_empty
[ -s deep/er/report.html ] || fail "-o does not make its folder"
expect 2 run $cases/two_forts $small -o $bad/folder --quiet; err_has "cannot"
# a vote at home, leaders and steps in exchange
expect 0 check $cases/ratification --quiet
expect 0 run $cases/ratification $small -o home --quiet
out_has "The assembly of South says yes"; out_has "keeps office"; out_has "Steps in exchange"
expect 0 run $cases/ratification $small -o home --lang zh-Hant --quiet; out_has "互換的步驟"
expect 0 run $cases/ratification $small --json --quiet; out_has '"pivotal"'; out_has '"risk_dominant"'
# other orders of steps, on request
expect 0 run $cases/in_steps --orders --worlds 1 --paths 20 -o steps --quiet
out_has "Orders of steps compared"; out_has "Step by step: land for a bond"
grep -q '"id": "bonded"' steps/report.json || fail "report.json lacks an order"
expect 0 run $cases/in_steps --worlds 1 --paths 20 --json --quiet
grep -q '"id": "bonded"' out && fail "orders that nobody asked for"
expect 0 run $cases/two_forts --orders $small -o steps --quiet; out_has "The case names no other order"
expect 2 run $cases/lock_puzzle --orders --open north_law; err_has "--orders asks about the war as it is"
expect 2 run $cases/lock_puzzle --why --open north_law; err_has "--why asks about the war as it is"
for command in locks evidence why orders levers; do
  expect 0 $command $cases/two_forts $small --quiet
  expect 0 $command $cases/two_forts $small --quiet --json; out_has "\"command\": \"$command\""
done

# the interrupt leaves what is finished; on a slow machine that may be nothing
"$program" run $cases/two_forts --worlds 100000 --paths 50 -o cut >out 2>err &
pid=$!
for _ in $(seq 100); do grep -q "worlds: 0" err && break; sleep 0.1; done
sleep 2
kill -INT $pid
wait $pid
code=$?
[ $code = 130 ] || fail "an interrupted run ended with $code"
if [ -s cut/report.json ]; then
  grep -q '"key": "interrupted"' cut/report.json || fail "the report does not say that it was cut"
else
  err_has "Interrupted"
fi

[ $failures = 0 ] && echo "all fine"
exit $((failures > 0))
