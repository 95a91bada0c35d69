# make demo   a sample committee from spreadsheets to signed-paper PDFs in out/, and the window on it
# make test   everything CI runs: lint, all tests, one real window
export CGO_ENABLED ?= 1
TAGS := -tags migrated_fynedo,no_emoji
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
ERRCHECK := github.com/kisielk/errcheck@v1.30.0
FUZZTIME ?= 10m
MONKEY_MINUTES ?= 10
MONKEY_SEED ?=
# The translated C of SQLite is not watched for races: it would take nine tenths of the time, and its locks are known all the same.
UNWATCHED := -gcflags=modernc.org/...=-race=false

.PHONY: deps build demo run test check lint race bench fuzz short-fuzz monkey kills screenshots windows windows-test deb deb-test manual-pictures clean

deps:
	@.ci/deps

build:
	@mkdir -p bin
	@go build $(TAGS) -o bin/shuangbai ./cmd/shuangbai
	@CGO_ENABLED=0 go build -o bin/shuangbaictl ./cmd/shuangbaictl

demo: deps
	@echo "building (the first time takes a few minutes)"
	@$(MAKE) --no-print-directory build
	@bin/shuangbaictl --force demo out
	@.ci/show-demo out/demo.db

run: deps build
	@bin/shuangbai

test: deps lint check short-fuzz
	@$(MAKE) --no-print-directory monkey MONKEY_MINUTES=1

check:
	@.ci/with-display go test $(TAGS) -timeout 20m ./...

lint:
	@test -z "$$(gofmt -l cmd ui model reports resources)" || { gofmt -l cmd ui model reports resources; echo "run gofmt -w on these"; exit 1; }
	@go vet $(TAGS) ./...
	@go vet -tags migrated_fynedo,no_emoji,release ./ui ./cmd/... # what is handed out leaves out some files
	@go run $(STATICCHECK) $(TAGS) ./...
	@go run $(ERRCHECK) -ignoretests -exclude .ci/errcheck-excludes $(TAGS) ./...

race: deps
	@CGO_ENABLED=1 .ci/with-display go test -race $(UNWATCHED) $(TAGS) -timeout 60m ./model/... ./reports/... ./ui/...

bench: deps build
	@.ci/with-display go run $(TAGS) ./cmd/bench

fuzz:
	@.ci/fuzz $(FUZZTIME)

# Always on a display of its own: it moves the mouse.
monkey: deps build
	@env -u DISPLAY .ci/with-display go run ./cmd/monkey -minutes $(MONKEY_MINUTES) $(if $(MONKEY_SEED),-seed $(MONKEY_SEED))

kills:
	@SHUANGBAICTL_KILLS=200 go test -run TestKilledImport -v ./cmd/shuangbaictl
	@STORE_CRASH_KILLS=200 go test -run "TestKilledWhile((Writing|Attaching)(ASealedFile|ToASealedFile)?|ChangingThePassword|Sealing)$$" -timeout 30m -v ./model/store

short-fuzz:
	@.ci/fuzz 5000x

screenshots: deps build
	@.ci/screenshots out/screens

windows:
	@.ci/windows

windows-test: deps build windows
	@.ci/windows-test

deb: deps
	@.ci/deb

deb-test: deps build deb
	@.ci/deb-test

manual-pictures: screenshots # the pictures on the pages of the manual
	@for p in home branches life checkup assess papers; do convert out/screens/$$p-768.png -dither None -colors 128 png8:resources/manual/$$p.png; done
	@convert out/screens/intake-review-768.png -dither None -colors 128 png8:resources/manual/intake.png
	@.ci/with-display go test $(TAGS) -run TestThePicturesOfTheManual ./ui -args -manual-pictures

clean:
	@rm -rf bin out
