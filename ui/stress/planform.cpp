#include "ui/stress/planform.h"

#include "core/run/loadrun.h"
#include "ui/enginetext.h"
#include "ui/format.h"
#include "ui/request/bodyhint.h"
#include "ui/request/maskerrors.h"
#include "ui/request/requestline.h"
#include "ui/request/requestoptions.h"
#include "ui/stress/amountfield.h"
#include "ui/widgets/fieldnote.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace loadstone {

PlanForm::PlanForm(QWidget* parent)
    : SettingsForm(parent),
      m_line(new RequestLine(tr("Send the requests (Enter or Ctrl+R)"),
                             tr("End the run now and keep what it has measured (Esc)"), this)),
      m_amount(new AmountField(this)),
      m_unit(new QLabel(this)),
      m_threads(new NumberField(this)),
      m_engine(new QComboBox(this)),
      m_more(new QPushButton(tr("&More ▸"), this)),
      m_changed(new QLabel(this)),
      m_options(new RequestOptions(this)),
      m_waitNote(new FieldNote(this, FieldNote::Kind::Waiting)),
      m_lineNote(new FieldNote(this)),
      m_amountNote(new FieldNote(this)),
      m_optionsNote(new FieldNote(this)),
      m_bodyHint(new FieldNote(this, FieldNote::Kind::Waiting)) {
    buildThreads();
    buildEngines();
    setParts({m_more, m_changed, m_options, m_waitNote}, "more",
             tr("Headers, body, timeouts, redirects, HTTP version, TLS, proxy"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
    rows->addWidget(m_line);
    rows->addWidget(m_waitNote);
    rows->addWidget(m_lineNote);
    rows->addWidget(secondRow());
    rows->addWidget(m_amountNote);
    rows->addWidget(m_options);
    rows->addWidget(m_optionsNote);
    rows->addWidget(m_bodyHint);
    buildMarks();
    setFields(defaultFields());
    connectFields();
    setFocusProxy(&m_line->url());
}

PlanForm::~PlanForm() {
    // The field that has the focus tells that it is left; the marks must still be there then.
    hide();
}

QWidget* PlanForm::secondRow() {
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_amount);
    row->addSpacing(8);
    row->addWidget(m_unit);
    row->addWidget(m_threads);
    row->addSpacing(8);
    row->addWidget(new QLabel(tr("Engine"), holder));
    row->addWidget(m_engine);
    row->addStretch();
    row->addWidget(m_changed);
    row->addWidget(m_more);
    return holder;
}

void PlanForm::buildThreads() {
    m_threads->setObjectName("threads");
    m_threads->setRange(1, maxConnections);
    m_threads->setToolTip(
        tr("Requests in flight at once: each thread, or each connection of the loops, sends one "
           "and waits for its answer.\n"
           "The default is min(32, cores + 4), here %1: such threads wait for the network most "
           "of the time, so a few more than cores keep the cores busy.\n"
           "Up to %2 threads or %3 connections; a slow server needs many to be kept busy.")
            .arg(defaultThreads())
            .arg(countText(maxThreads), countText(maxConnections)));
}

void PlanForm::buildEngines() {
    m_unit->setBuddy(m_threads);
    m_unit->setObjectName("unit");
    m_engine->setObjectName("engine");
    QStringList tips;
    for (const EngineKind engine : allEngines) {
        m_engine->addItem(engineText(engine));
        tips << engineText(engine) + ": " + engineTip(engine);
    }
    m_engine->setAccessibleName(tr("Engine"));
    m_engine->setToolTip(tr("Engine: who sends the requests") + '\n' + tips.join('\n'));
}

void PlanForm::buildMarks() {
    marks().add("method", &m_line->methodBox(), m_lineNote);
    marks().add("url", &m_line->url(), m_lineNote);
    marks().add("requests", &m_amount->requests(), m_amountNote);
    marks().add("duration", &m_amount->duration(), m_amountNote);
    marks().add("threads", m_threads, m_amountNote);
    marks().add("engine", m_engine, m_amountNote);
    m_options->addTo(marks(), m_optionsNote);
}

void PlanForm::connectFields() {
    connect(m_line, &RequestLine::startClicked, this, &PlanForm::startRequested);
    connect(m_line, &RequestLine::stopClicked, this, &PlanForm::stopRequested);
    connect(m_line, &RequestLine::edited, this, &PlanForm::onEdited);
    connect(m_amount, &AmountField::edited, this, &PlanForm::onEdited);
    connect(m_threads, &NumberField::edited, this, &PlanForm::onEdited);
    connect(m_engine, &QComboBox::currentIndexChanged, this, &PlanForm::onEdited);
    connect(m_options, &RequestOptions::edited, this, &PlanForm::onEdited);
    connect(m_options, &RequestOptions::leftField, this, &PlanForm::leave);
    const auto leaves = [this](QLineEdit& field, const char* name) {
        connect(&field, &QLineEdit::editingFinished, this, [this, name] { leave(name); });
    };
    connect(m_threads, &NumberField::editingFinished, this, [this] { leave("threads"); });
    leaves(m_line->url(), "url");
    leaves(m_amount->requests(), "requests");
    leaves(m_amount->duration(), "duration");
}

PlanFields PlanForm::fields() const {
    PlanFields fields;
    fields["method"] = m_line->method();
    fields["url"] = m_line->url().text();
    fields.byDuration = m_amount->byDuration();
    fields["requests"] = m_amount->requests().text();
    fields["duration"] = m_amount->duration().text();
    fields["threads"] = m_threads->typed();
    fields["engine"] = m_engine->currentText();
    m_options->readInto(fields);
    return fields;
}

void PlanForm::setFields(const PlanFields& fields) {
    m_filling = true;
    m_line->setMethod(fields["method"]);
    m_line->url().setText(fields["url"]);
    m_amount->setByDuration(fields.byDuration);
    m_amount->requests().setText(fields["requests"]);
    m_amount->duration().setText(fields["duration"]);
    m_threads->setTyped(fields["threads"]);
    m_engine->setCurrentIndex(m_engine->findText(fields["engine"]));
    m_options->setFields(fields);
    m_filling = false;
    marks().forgetTouches();
    onEdited();
}

void PlanForm::setUrl(const QString& url) {
    m_line->url().setText(url);
}

std::optional<LoadPlan> PlanForm::submit() {
    m_line->completeUrl();
    const ReadPlan filledIn = read();
    return accept(filledIn.errors) ? std::optional(filledIn.plan) : std::nullopt;
}

// And whether the engine can do all that.
ReadPlan PlanForm::read() const {
    ReadPlan filledIn = readPlan(fields());
    if (const auto able = checkEngine(filledIn.plan); !able)
        filledIn.errors.push_back(able.error());
    for (const Error& missing : maskErrors(filledIn.plan))
        filledIn.errors.push_back(missing);
    return filledIn;
}

std::vector<Error> PlanForm::errors() const {
    return read().errors;
}

void PlanForm::showRunning(bool running) {
    m_line->setRunning(running);
    m_amount->setEnabled(!running);
    m_threads->setEnabled(!running);
    m_engine->setEnabled(!running);
    m_options->setEnabled(!running);
}

void PlanForm::showHeldBack(const QString& why) {
    m_line->holdBack(why);
}

void PlanForm::onEdited() {
    if (m_filling)
        return;
    const PlanFields filledIn = fields();
    m_unit->setText(engineOf(filledIn) == EngineKind::Pool ? tr("&Threads") : tr("Connec&tions"));
    marks().show(errors());
    showChangedCount(changedOptions(filledIn));
    m_bodyHint->setText(bodyHint(filledIn));
    emit edited();
}

} // namespace loadstone
