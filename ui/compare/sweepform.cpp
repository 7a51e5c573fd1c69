#include "ui/compare/sweepform.h"

#include "ui/compare/eachfield.h"
#include "ui/compare/enginesfield.h"
#include "ui/compare/sizesfield.h"
#include "ui/compare/sweepoptions.h"
#include "ui/compare/sweeptime.h"
#include "ui/stress/requestline.h"
#include "ui/stress/requestoptions.h"
#include "ui/widgets/fieldnote.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace loadstone {

SweepForm::SweepForm(QWidget* parent)
    : QWidget(parent),
      m_line(new RequestLine(tr("Measure with each pool size in turn (Enter or Ctrl+R)"),
                             tr("End the sweep now and keep what it has measured (Esc)"), this)),
      m_sizes(new SizesField(this)),
      m_repeats(new QSpinBox(this)),
      m_each(new EachField(this)),
      m_engines(new EnginesField(this)),
      m_time(new QLabel(this)),
      m_changed(new QLabel(this)),
      m_more(new QPushButton(tr("&More…"), this)),
      m_folded(new QWidget(this)),
      m_sweepOptions(new SweepOptions(m_folded)),
      m_options(new RequestOptions(m_folded)),
      m_waitNote(new FieldNote(this, FieldNote::Kind::Waiting)),
      m_lineNote(new FieldNote(this)),
      m_sizesNote(new FieldNote(this)),
      m_optionsNote(new FieldNote(this)) {
    nameApart();
    buildFields();
    buildMore();
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
    rows->addWidget(m_line);
    rows->addWidget(m_waitNote);
    rows->addWidget(m_lineNote);
    rows->addWidget(secondRow());
    rows->addWidget(thirdRow());
    rows->addWidget(m_sizesNote);
    rows->addWidget(m_folded);
    rows->addWidget(m_optionsNote);
    buildMarks();
    setFields(defaultSweepFields());
    connectFields();
    setFocusProxy(&m_line->url());
}

SweepForm::~SweepForm() {
    // The field that has the focus tells that it is left; the marks must still be there then.
    hide();
}

// The Stress panel has the same fields, and in one window names are to tell them apart.
void SweepForm::nameApart() {
    for (QWidget* part : {static_cast<QWidget*>(m_line), static_cast<QWidget*>(m_options)})
        for (QWidget* field : part->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
            if (!field->objectName().isEmpty())
                field->setObjectName("sweep-" + field->objectName());
}

QLabel* SweepForm::labelOf(const QString& text, QWidget* field) {
    auto* label = new QLabel(text, this);
    label->setBuddy(field);
    return label;
}

QWidget* SweepForm::secondRow() {
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(labelOf(tr("Pool si&zes"), m_sizes));
    row->addWidget(m_sizes, 1);
    row->addSpacing(4);
    row->addWidget(labelOf(tr("&Repeats"), m_repeats));
    row->addWidget(m_repeats);
    row->addSpacing(4);
    row->addWidget(m_each);
    row->addSpacing(4);
    row->addWidget(m_changed);
    row->addWidget(m_more);
    return holder;
}

QWidget* SweepForm::thirdRow() {
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(new QLabel(tr("Engines"), holder));
    row->addWidget(m_engines);
    row->addStretch(1);
    row->addWidget(m_time);
    return holder;
}

void SweepForm::buildFields() {
    m_repeats->setObjectName("repeats");
    m_repeats->setRange(1, maxRepeats);
    m_repeats->setAlignment(Qt::AlignRight);
    m_repeats->setToolTip(tr("How often to measure each size, in an order drawn anew each time. "
                             "Their spread is what the error bars show; 1 gives none."));
    m_time->setObjectName("sweepTime");
    m_time->setForegroundRole(QPalette::PlaceholderText);
    m_time->setToolTip(
        tr("Engines times pool sizes times repeats, each with its warm-up and cool-down"));
}

void SweepForm::buildMore() {
    m_more->setObjectName("sweepMore");
    m_more->setCheckable(true);
    m_more->setAutoDefault(true);
    m_more->setToolTip(tr("Warm-up, cool-down, early stop, sweet spot; headers, body, timeouts, "
                          "redirects, HTTP version, TLS, proxy"));
    m_changed->setForegroundRole(QPalette::PlaceholderText);
    m_changed->setToolTip(tr("Settings under More that differ from their defaults"));
    auto* rows = new QVBoxLayout(m_folded);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(m_sweepOptions);
    rows->addWidget(m_options);
    m_folded->hide();
    connect(m_more, &QPushButton::toggled, m_folded, &QWidget::setVisible);
}

void SweepForm::buildMarks() {
    m_marks.add("method", &m_line->methodBox(), m_lineNote);
    m_marks.add("url", &m_line->url(), m_lineNote);
    m_marks.add("levels", &m_sizes->line(), m_sizesNote);
    m_marks.add("engines", &m_engines->first(), m_sizesNote);
    m_marks.add("repeats", m_repeats, m_sizesNote);
    m_marks.add("duration", &m_each->line(), m_sizesNote);
    m_marks.add("requests", &m_each->line(), m_sizesNote);
    m_sweepOptions->addTo(m_marks, m_optionsNote);
    m_options->addTo(m_marks, m_optionsNote);
}

void SweepForm::connectFields() {
    connect(m_line, &RequestLine::startClicked, this, &SweepForm::startRequested);
    connect(m_line, &RequestLine::stopClicked, this, &SweepForm::stopRequested);
    connect(m_line, &RequestLine::edited, this, &SweepForm::onEdited);
    connect(m_sizes, &SizesField::edited, this, &SweepForm::onEdited);
    connect(m_engines, &EnginesField::edited, this, &SweepForm::onEdited);
    connect(m_engines, &EnginesField::edited, this, [this] { leave("engines"); });
    connect(m_repeats, &QSpinBox::valueChanged, this, &SweepForm::onEdited);
    connect(m_each, &EachField::edited, this, &SweepForm::onEdited);
    connect(m_sweepOptions, &SweepOptions::edited, this, &SweepForm::onEdited);
    connect(m_sweepOptions, &SweepOptions::leftField, this, &SweepForm::leave);
    connect(m_options, &RequestOptions::edited, this, &SweepForm::onEdited);
    connect(m_options, &RequestOptions::leftField, this, &SweepForm::leave);
    const auto leaves = [this](QLineEdit& field, const char* name) {
        connect(&field, &QLineEdit::editingFinished, this, [this, name] { leave(name); });
    };
    leaves(m_line->url(), "url");
    leaves(m_sizes->line(), "levels");
    leaves(m_each->line(), "duration");
    leaves(m_each->line(), "requests");
}

SweepFields SweepForm::fields() const {
    SweepFields fields;
    fields.request = defaultFields();
    fields.request.method = m_line->method();
    fields.request.url = m_line->url().text();
    m_each->readInto(fields.request);
    m_options->readInto(fields.request);
    fields.sizes = m_sizes->line().text();
    fields.engines = m_engines->engines();
    fields.repeats = m_repeats->value();
    m_sweepOptions->readInto(fields);
    return fields;
}

void SweepForm::setFields(const SweepFields& fields) {
    m_filling = true;
    m_line->setMethod(fields.request.method);
    m_line->url().setText(fields.request.url);
    m_each->setFields(fields.request);
    m_options->setFields(fields.request);
    m_sizes->line().setText(fields.sizes);
    m_sizes->line().setCursorPosition(0); // a long list is seen from its beginning
    m_engines->setEngines(fields.engines);
    m_repeats->setValue(fields.repeats);
    m_sweepOptions->setFields(fields);
    m_filling = false;
    m_marks.forgetTouches();
    refresh();
}

void SweepForm::setCurrentSize(int threads) {
    m_sizes->setCurrentSize(threads);
}

std::optional<SweepPlan> SweepForm::submit() {
    const ReadSweep read = readSweep(fields());
    m_marks.touchAll();
    m_marks.show(read.errors);
    if (read.errors.empty())
        return read.plan;
    focusFirst(read.errors);
    return std::nullopt;
}

bool SweepForm::showError(const Error& error) {
    if (!m_marks.knows(error.field))
        return false;
    m_marks.touch(error.field);
    m_marks.show({error});
    focusFirst({error});
    return true;
}

void SweepForm::focusFirst(const std::vector<Error>& errors) {
    QWidget* field = m_marks.field(errors.front().field);
    if (!field)
        return;
    if (m_folded->isAncestorOf(field))
        showOptions(true);
    field->setFocus();
    if (auto* line = qobject_cast<QLineEdit*>(field))
        line->selectAll();
}

void SweepForm::setRunning(bool running) {
    if (running)
        m_focusBefore = focusWidget();
    m_line->setRunning(running);
    for (QWidget* field :
         {static_cast<QWidget*>(m_sizes), static_cast<QWidget*>(m_repeats),
          static_cast<QWidget*>(m_each), static_cast<QWidget*>(m_engines), m_folded})
        field->setEnabled(!running);
    if (!running && m_focusBefore && isAncestorOf(QApplication::focusWidget()))
        m_focusBefore->setFocus();
}

void SweepForm::holdBack(const QString& why) {
    m_line->holdBack(why);
    m_waitNote->setText(why);
}

void SweepForm::onEdited() {
    if (m_filling)
        return;
    refresh();
    emit edited();
}

void SweepForm::refresh() {
    const ReadSweep read = readSweep(fields());
    m_marks.show(read.errors);
    m_time->setText(read.errors.empty() ? sweepTimeText(read.plan) : QString());
    const int count = changedOptions(fields());
    m_changed->setText(count == 0 ? QString() : tr("%1 changed").arg(count));
}

void SweepForm::leave(const std::string& name) {
    m_marks.touch(name);
    m_marks.show(readSweep(fields()).errors);
}

// Enter in a field reaches the form once the field has taken it in.
void SweepForm::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit startRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace loadstone
