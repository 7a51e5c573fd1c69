// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/planform.h"

#include "core/hosts/division.h"
#include "core/load/lostsecrets.h"
#include "core/run/loadrun.h"
#include "ui/enginetext.h"
#include "ui/format.h"
#include "ui/request/chosenhosts.h"
#include "ui/request/hostsfield.h"
#include "ui/request/requestimport.h"
#include "ui/request/requestline.h"
#include "ui/stress/amountfield.h"
#include "ui/stress/loadoptions.h"
#include "ui/widgets/fieldlabel.h"
#include "ui/widgets/wrappedrow.h"

#include <QHBoxLayout>

#include <algorithm>

namespace loadstone {

PlanForm::PlanForm(QWidget* parent)
    : RequestForm(QString("Send the requests (Enter or Ctrl+R)"),
                  QString("End the run now and keep what it has measured (Esc)"), parent),
      m_amount(new AmountField(this)),
      m_rate(new QLineEdit(this)),
      m_unit(new QLabel(this)),
      m_threads(new NumberField(this)),
      m_engine(new QComboBox(this)) {
    from().setObjectName("from");
    buildSending();
    buildRate();
    buildThreads();
    buildEngines();
    makeMore("more", QString("Warm-up, arrivals, thresholds; headers, body, timeouts, redirects, "
                             "HTTP version, TLS, proxy"));
    m_loadOptions = new LoadOptions(&folded());
    finish({secondRow()}, m_loadOptions);
    setFields(defaultFields());
    connectFields();
}

PlanForm::~PlanForm() {
    // The field that has the focus tells that it is left; the marks must still be there then.
    hide();
}

QWidget* PlanForm::secondRow() {
    return new WrappedRow(amountPart(), usersPart(), this);
}

QWidget* PlanForm::amountPart() {
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_amount, 1); // takes the room only if it has a use for it
    row->addSpacing(8);
    row->addWidget(labelOf(QString("Rate"), *m_rate));
    row->addWidget(m_rate);
    row->addSpacing(8);
    row->addStretch();
    return holder;
}

QWidget* PlanForm::usersPart() {
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_unit);
    row->addWidget(m_threads);
    row->addSpacing(8);
    row->addWidget(new QLabel(QString("Engine"), holder));
    row->addWidget(m_engine);
    row->addSpacing(8);
    row->addWidget(labelOf(QString("from"), from()));
    row->addWidget(&from());
    row->addStretch();
    addMoreTo(*row);
    return holder;
}

void PlanForm::buildSending() {
    auto* once = new QPushButton(QString("Send once"), &line());
    once->setObjectName("sendOnce");
    once->setToolTip(QString("Send one request and look at all of it (Ctrl+Enter)"));
    line().addButton(once);
    connect(once, &QPushButton::clicked, this, &PlanForm::sendOnceRequested);
}

void PlanForm::buildRate() {
    m_rate->setObjectName("rate");
    m_rate->setAccessibleName(QString("Rate"));
    m_rate->setPlaceholderText(QString("no limit"));
    m_rate->setToolTip(
        QString("Requests per second, in all and whatever the server does: 500, 500/s or 30k/m; "
                "with stages, the rate at which they begin. Empty: each thread sends again as "
                "soon as it has its answer.\n"
                "With a rate response times count from when a request was due. If all threads wait "
                "for answers then, it leaves later, and service time counts from there."));
    m_rate->setAlignment(Qt::AlignRight);
    m_rate->setFixedWidth(fontMetrics().horizontalAdvance("1,000,000/s") + 20);
    connect(m_rate, &QLineEdit::editingFinished, this, [this] {
        if (const auto rate = Rate::read(m_rate->text().toStdString(), "rate"))
            m_rate->setText(toText(rate->text()));
    });
}

void PlanForm::buildThreads() {
    m_threads->setObjectName("threads");
    m_threads->setRange(1, maxConnections);
    m_threads->setToolTip(
        QString(
            "Requests in flight at once: each thread, or each connection of the loops, sends one "
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
    m_engine->setAccessibleName(QString("Engine"));
    m_engine->setToolTip(QString("Engine: who sends the requests") + '\n' + tips.join('\n'));
}

void PlanForm::connectFields() {
    marks().add("requests", &m_amount->requests(), rowsNote());
    marks().add("duration", &m_amount->duration(), rowsNote());
    marks().add("stage", &m_amount->stages(), rowsNote());
    marks().add("rate", m_rate, rowsNote());
    marks().add("threads", m_threads, rowsNote());
    marks().add("engine", m_engine, rowsNote());
    connect(m_amount, &AmountField::edited, this, &PlanForm::onEdited);
    connect(m_rate, &QLineEdit::textChanged, this, &PlanForm::onEdited);
    connect(m_threads, &NumberField::edited, this, &PlanForm::onEdited);
    connect(m_engine, &QComboBox::currentIndexChanged, this, &PlanForm::onEdited);
    watch(*m_threads, "threads");
    watch(m_amount->requests(), "requests");
    watch(m_amount->duration(), "duration");
    watch(m_amount->stages(), "stage");
    watch(*m_rate, "rate");
}

PlanFields PlanForm::fields() const {
    PlanFields fields;
    readRequestInto(fields);
    m_loadOptions->readInto(fields);
    fields.amount = m_amount->amount();
    fields["requests"] = m_amount->requests().text();
    fields["duration"] = m_amount->duration().text();
    fields["stage"] = m_amount->stages().text();
    fields["rate"] = m_rate->text();
    fields["threads"] = m_threads->typed();
    fields["engine"] = m_engine->currentText();
    return fields;
}

void PlanForm::setFields(const PlanFields& fields) {
    fill([&] {
        setRequest(fields);
        m_loadOptions->setFields(fields);
        m_amount->setAmount(fields.amount);
        m_amount->requests().setText(fields["requests"]);
        m_amount->duration().setText(fields["duration"]);
        m_amount->stages().setText(fields["stage"]);
        m_rate->setText(fields["rate"]);
        m_threads->setTyped(fields["threads"]);
        m_engine->setCurrentIndex(m_engine->findText(fields["engine"]));
    });
    onEdited();
}

std::optional<LoadPlan> PlanForm::submit() {
    completeUrl();
    const ReadPlan filledIn = read();
    return accept(filledIn.errors) ? std::optional(filledIn.plan) : std::nullopt;
}

// And whether the engine can do all that.
ReadPlan PlanForm::read() const {
    ReadPlan filledIn = readPlan(fields());
    if (const auto able = checkEngine(filledIn.plan); !able)
        filledIn.errors.push_back(able.error());
    const HostList hosts = chosenHosts(fields().hosts).value_or(HostList());
    if (!hosts.isEmpty() && filledIn.errors.empty())
        if (const auto divided = checkDivision(filledIn.plan, hosts.names.size()); !divided)
            filledIn.errors.push_back(divided.error());
    for (const Error& missing : lostSecrets(filledIn.plan))
        filledIn.errors.push_back(missing);
    import().explain(filledIn.errors);
    return filledIn;
}

std::vector<Error> PlanForm::errors() const {
    return read().errors;
}

void PlanForm::showDatabase(bool isDatabase) {
    RequestForm::showDatabase(isDatabase);
    m_amount->setNoun(isDatabase ? QString("&Queries") : QString("&Requests"));
}

void PlanForm::showRunning(bool running) {
    RequestForm::showRunning(running);
    m_amount->setEnabled(!running);
    m_rate->setEnabled(!running);
    m_threads->setEnabled(!running);
    m_engine->setEnabled(!running);
}

void PlanForm::refresh() {
    const PlanFields filledIn = fields();
    const bool areThreads = engineOf(filledIn) == EngineKind::Pool && !filledIn.asksDatabase();
    from().setConnections(std::max(0, m_threads->value()));
    m_unit->setText(areThreads ? QString("&Threads") : QString("Connec&tions"));
    marks().show(errors());
    showChanges(filledIn, changedOptions(filledIn));
}

} // namespace loadstone
