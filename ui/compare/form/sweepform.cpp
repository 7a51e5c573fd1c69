// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/form/sweepform.h"

#include "core/load/lostsecrets.h"
#include "core/run/sweeprun.h"
#include "core/sweep/sweepsettingtext.h"
#include "ui/compare/form/enginesfield.h"
#include "ui/compare/form/sizesfield.h"
#include "ui/compare/form/stepamountfield.h"
#include "ui/compare/form/sweepoptions.h"
#include "ui/compare/form/sweeptime.h"
#include "ui/format.h"
#include "ui/request/chosenhosts.h"
#include "ui/request/connectionoptions.h"
#include "ui/request/hostsfield.h"
#include "ui/request/queryoptions.h"
#include "ui/request/requestimport.h"
#include "ui/request/requestline.h"
#include "ui/request/requestoptions.h"
#include "ui/widgets/fieldlabel.h"
#include "ui/widgets/tightlayout.h"

#include <QHBoxLayout>

namespace loadstone {

SweepForm::SweepForm(QWidget* parent)
    : RequestForm(QStringLiteral("Measure with each pool size in turn (Enter or Ctrl+R)"),
                  QStringLiteral("End the sweep now and keep what it has measured (Esc)"), parent),
      m_sizes(new SizesField(this)),
      m_repeats(new NumberField(this)),
      m_each(new StepAmountField(this)),
      m_engines(new EnginesField(this)),
      m_time(new QLabel(this)) {
    from().setObjectName("sweep-from");
    buildFields();
    makeMore("sweepMore",
             QStringLiteral("Warm-up, cool-down, early stop, sweet spot; headers, body, timeouts, "
                            "redirects, HTTP version, TLS, proxy"));
    m_sweepOptions = new SweepOptions(&folded());
    finish({secondRow(), thirdRow()}, m_sweepOptions);
    nameApart();
    setFields(defaultSweepFields());
    connectFields();
}

SweepForm::~SweepForm() {
    // The field that has the focus tells that it is left; the marks must still be there then.
    hide();
}

// The Stress panel has the same fields, and in one window names are to tell them apart.
void SweepForm::nameApart() {
    for (QWidget* part : {static_cast<QWidget*>(&line()), static_cast<QWidget*>(&options()),
                          static_cast<QWidget*>(&connection()), static_cast<QWidget*>(&queries())})
        for (QWidget* field : part->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
            if (!field->objectName().isEmpty())
                field->setObjectName("sweep-" + field->objectName());
}

QWidget* SweepForm::secondRow() {
    auto* holder = new QWidget(this);
    auto* row = tightRow(holder);
    m_sizesLabel = labelOf(QStringLiteral("Pool si&zes"), *m_sizes);
    row->addWidget(m_sizesLabel);
    row->addWidget(m_sizes, 1);
    row->addSpacing(4);
    row->addWidget(labelOf(QStringLiteral("&Repeats"), *m_repeats));
    row->addWidget(m_repeats);
    row->addSpacing(4);
    row->addWidget(m_each);
    row->addSpacing(4);
    addMoreTo(*row);
    return holder;
}

QWidget* SweepForm::thirdRow() {
    auto* holder = new QWidget(this);
    auto* row = tightRow(holder);
    row->addWidget(new QLabel(QStringLiteral("Engines"), holder));
    row->addWidget(m_engines);
    row->addSpacing(8);
    row->addWidget(labelOf(QStringLiteral("from"), from()));
    row->addWidget(&from());
    row->addStretch(1);
    row->addWidget(m_time);
    return holder;
}

void SweepForm::buildFields() {
    m_repeats->setObjectName("repeats");
    m_repeats->setRange(1, maxRepeats);
    m_repeats->setToolTip(
        QStringLiteral("How often to measure each size, in an order drawn anew each time. "
                       "Their spread is what the error bars show; 1 gives none."));
    m_time->setObjectName("sweepTime");
    m_time->setForegroundRole(QPalette::PlaceholderText);
    m_time->setToolTip(QStringLiteral(
        "Engines times pool sizes times repeats, each with its warm-up and cool-down"));
}

void SweepForm::connectFields() {
    marks().add("levels", &m_sizes->line(), rowsNote());
    marks().add("engines", &m_engines->first(), rowsNote());
    marks().add("repeats", m_repeats, rowsNote());
    marks().add("duration", &m_each->line(), rowsNote());
    marks().add("requests", &m_each->line(), rowsNote());
    connect(m_sizes, &SizesField::edited, this, &SweepForm::onEdited);
    connect(m_engines, &EnginesField::edited, this, &SweepForm::onEdited);
    connect(m_engines, &EnginesField::edited, this, [this] { leave("engines"); });
    connect(m_repeats, &NumberField::edited, this, &SweepForm::onEdited);
    connect(m_each, &StepAmountField::edited, this, &SweepForm::onEdited);
    watch(*m_repeats, "repeats");
    watch(m_sizes->line(), "levels");
    watch(m_each->line(), "duration");
    watch(m_each->line(), "requests");
}

SweepFields SweepForm::fields() const {
    SweepFields fields;
    fields.request = defaultFields();
    readRequestInto(fields.request);
    m_each->readInto(fields.request);
    fields["levels"] = m_sizes->line().text();
    fields["engines"] = toText(textOf(m_engines->engines()));
    fields["repeats"] = QString::number(m_repeats->value());
    m_sweepOptions->readInto(fields);
    return fields;
}

void SweepForm::setFields(const SweepFields& fields) {
    fill([&] {
        setRequest(fields.request);
        m_each->setFields(fields.request);
        m_sizes->line().setText(fields["levels"]);
        m_sizes->line().setCursorPosition(0); // a long list is seen from its beginning
        m_engines->setEngines(enginesOf(fields));
        m_repeats->setValue(fields["repeats"].toInt());
        m_sweepOptions->setFields(fields);
    });
    refresh();
}

void SweepForm::setPlanFields(const PlanFields& fields) {
    SweepFields all = this->fields();
    all.request = fields;
    setFields(all);
    emit edited();
}

void SweepForm::setCurrentSize(int threads) {
    m_sizes->setCurrentSize(threads);
}

void SweepForm::setLimit(const QString& limit) {
    m_sweepOptions->setLimit(limit);
}

std::optional<SweepPlan> SweepForm::submit() {
    completeUrl();
    const ReadSweep read = this->read();
    return accept(read.errors) ? std::optional(read.plan) : std::nullopt;
}

std::vector<Error> SweepForm::errors() const {
    return read().errors;
}

ReadSweep SweepForm::read() const {
    ReadSweep filledIn = readSweep(fields());
    const HostList hosts = chosenHosts(fields().request.hosts).value_or(HostList());
    if (!hosts.isEmpty() && filledIn.errors.empty())
        if (const auto divided = checkHosts(filledIn.plan, hosts.names.size()); !divided)
            filledIn.errors.push_back(divided.error());
    for (const Error& missing : lostSecrets(filledIn.plan.plan))
        filledIn.errors.push_back(missing);
    import().explain(filledIn.errors);
    return filledIn;
}

void SweepForm::showDatabase(bool isDatabase) {
    RequestForm::showDatabase(isDatabase);
    m_sizesLabel->setText(isDatabase ? QStringLiteral("Co&nnections")
                                     : QStringLiteral("Pool si&zes"));
}

void SweepForm::showRunning(bool running) {
    RequestForm::showRunning(running);
    for (QWidget* field : QList<QWidget*>{m_sizes, m_repeats, m_each, m_engines})
        field->setEnabled(!running);
}

void SweepForm::refresh() {
    const ReadSweep read = this->read();
    marks().show(read.errors);
    m_time->setText(read.errors.empty() ? sweepTimeText(read.plan) : QString());
    showChanges(fields().request, changedOptions(fields()));
}

} // namespace loadstone
