import type { GlossaryTest } from './test-glossary.ts'

const medlinePlus = (page: string) => ({
  name: 'MedlinePlus',
  url: `https://medlineplus.gov/lab-tests/${page}/`,
})

/**
 * Our own words; factors are those of the molar masses. What it says is general: what a value means for somebody is for
 * the doctor to say.
 */
export const tests: readonly GlossaryTest[] = [
  {
    name: { zh: '白细胞计数', en: 'White blood cells' },
    units: [{ ucum: '10*9/L', label: '×10⁹/L', loinc: ['6690-2'], factor: 1 }],
    tells: {
      zh: '白细胞是身体对抗感染的细胞。升高多见于感染或炎症，降低说明抵抗力可能变弱。',
      en: 'White cells are the part of the blood that fights infection. More of them often means an infection or inflammation, fewer that the body may defend itself less well.',
    },
    source: medlinePlus('white-blood-count-wbc'),
  },
  {
    name: { zh: '红细胞计数', en: 'Red blood cells' },
    units: [{ ucum: '10*12/L', label: '×10¹²/L', loinc: ['789-8'], factor: 1 }],
    tells: {
      zh: '红细胞负责把氧气送到全身。偏少可能是贫血，偏多会让血液变稠。',
      en: 'Red cells carry oxygen through the body. Too few may mean anaemia, too many make the blood thicker.',
    },
    source: medlinePlus('red-blood-cell-rbc-count'),
  },
  {
    name: { zh: '血红蛋白', en: 'Haemoglobin' },
    units: [
      { ucum: 'g/L', loinc: ['718-7'], factor: 1 },
      { ucum: 'g/dL', loinc: ['718-7'], factor: 0.1 },
    ],
    tells: {
      zh: '血红蛋白是红细胞里运送氧气的蛋白质。偏低就是贫血，人容易乏力、头晕。',
      en: 'Haemoglobin is the protein in red cells that carries oxygen. A low value is anaemia, which makes people tired or dizzy.',
    },
    source: medlinePlus('hemoglobin-test'),
  },
  {
    name: { zh: '红细胞压积', en: 'Haematocrit' },
    units: [{ ucum: '%', loinc: ['4544-3'], factor: 1 }],
    tells: {
      zh: '它表示血液里红细胞占多大比例。偏低常见于贫血，偏高常见于脱水。',
      en: 'It says how much of the blood is red cells. It is often low in anaemia and high when the body lacks water.',
    },
    source: medlinePlus('hematocrit-test'),
  },
  {
    name: { zh: '血小板计数', en: 'Platelets' },
    units: [{ ucum: '10*9/L', label: '×10⁹/L', loinc: ['777-3'], factor: 1 }],
    tells: {
      zh: '血小板帮助伤口止血。太少容易出血，太多容易形成血栓。',
      en: 'Platelets stop bleeding. Too few make bleeding easier, too many make clots easier.',
    },
    source: medlinePlus('platelet-tests'),
  },
  {
    name: { zh: '中性粒细胞百分比', en: 'Neutrophils' },
    units: [{ ucum: '%', loinc: ['770-8'], factor: 1 }],
    tells: {
      zh: '中性粒细胞是数量最多的一种白细胞，主要对付细菌。细菌感染时它常常升高。',
      en: 'Neutrophils are the most common white cells and fight bacteria. They often rise with a bacterial infection.',
    },
    source: medlinePlus('blood-differential'),
  },
  {
    name: { zh: '淋巴细胞百分比', en: 'Lymphocytes' },
    units: [{ ucum: '%', loinc: ['736-9'], factor: 1 }],
    tells: {
      zh: '淋巴细胞是一种白细胞，主要对付病毒。病毒感染时它的比例常常升高。',
      en: 'Lymphocytes are white cells that deal mostly with viruses. Their share often rises with a viral infection.',
    },
    source: medlinePlus('blood-differential'),
  },
  {
    name: { zh: '平均红细胞体积', en: 'Mean cell volume (MCV)' },
    units: [{ ucum: 'fL', loinc: ['787-2'], factor: 1 }],
    tells: {
      zh: '它表示红细胞平均有多大。偏小常因缺铁，偏大常因缺少叶酸或维生素B12。',
      en: 'It says how large red cells are on average. Small cells often come from a lack of iron, large ones from a lack of folate or vitamin B12.',
    },
    source: medlinePlus('mcv-mean-corpuscular-volume'),
  },
  {
    name: { zh: '丙氨酸氨基转移酶', en: 'Alanine aminotransferase (ALT)' },
    units: [{ ucum: 'U/L', loinc: ['1742-6'], factor: 1 }],
    tells: {
      zh: '它是肝细胞里的一种酶。肝细胞受伤时会漏到血里，所以升高提示肝脏可能受损。',
      en: 'ALT is an enzyme inside liver cells. When these are hurt it leaks into the blood, so a high value points to the liver.',
    },
    source: medlinePlus('alt-blood-test'),
  },
  {
    name: { zh: '天门冬氨酸氨基转移酶', en: 'Aspartate aminotransferase (AST)' },
    units: [{ ucum: 'U/L', loinc: ['1920-8'], factor: 1 }],
    tells: {
      zh: '它存在于肝脏、心脏和肌肉里。升高说明其中某处的细胞可能受伤，要和其他指标一起看。',
      en: 'AST is found in the liver, the heart and muscles. A high value says that cells in one of them may be hurt, and is read together with other tests.',
    },
    source: medlinePlus('ast-test'),
  },
  {
    name: { zh: '碱性磷酸酶', en: 'Alkaline phosphatase (ALP)' },
    units: [{ ucum: 'U/L', loinc: ['6768-6'], factor: 1 }],
    tells: {
      zh: '它主要来自肝脏和骨骼。胆管不通畅或骨骼生长活跃时会升高。',
      en: 'ALP comes mostly from the liver and the bones. It rises when bile cannot flow well, or when bone is growing.',
    },
    source: medlinePlus('alkaline-phosphatase'),
  },
  {
    name: { zh: 'γ-谷氨酰转移酶', en: 'Gamma-glutamyl transferase (GGT)' },
    units: [{ ucum: 'U/L', loinc: ['2324-2'], factor: 1 }],
    tells: {
      zh: '它是反映肝脏和胆管的酶。饮酒、某些药物和胆管问题都会让它升高。',
      en: 'GGT is an enzyme that tells about the liver and bile ducts. Alcohol, some medicines and bile duct problems raise it.',
    },
    source: medlinePlus('gamma-glutamyl-transferase-ggt-test'),
  },
  {
    name: { zh: '总胆红素', en: 'Total bilirubin' },
    units: [
      { ucum: 'umol/L', label: 'μmol/L', loinc: ['14631-6'], factor: 1 },
      { ucum: 'mg/dL', loinc: ['1975-2'], factor: 1 / 17.104 },
    ],
    tells: {
      zh: '胆红素是红细胞衰老后留下的黄色物质，由肝脏排出。升高时皮肤和眼睛可能发黄。',
      en: 'Bilirubin is a yellow substance left over from old red cells, and the liver removes it. When there is too much, skin and eyes may turn yellow.',
    },
    source: medlinePlus('bilirubin-blood-test'),
  },
  {
    name: { zh: '白蛋白', en: 'Albumin' },
    units: [
      { ucum: 'g/L', loinc: ['1751-7'], factor: 1 },
      { ucum: 'g/dL', loinc: ['1751-7'], factor: 0.1 },
    ],
    tells: {
      zh: '白蛋白由肝脏制造，能留住血管里的水分。偏低可见于肝病、肾病或营养不足。',
      en: 'Albumin is made by the liver and keeps water inside the vessels. It is low in some liver or kidney illness, or with poor nutrition.',
    },
    source: medlinePlus('albumin-blood-test'),
  },
  {
    name: { zh: '总蛋白', en: 'Total protein' },
    units: [
      { ucum: 'g/L', loinc: ['2885-2'], factor: 1 },
      { ucum: 'g/dL', loinc: ['2885-2'], factor: 0.1 },
    ],
    tells: {
      zh: '它是血液里各种蛋白质的总量。它反映营养状况以及肝和肾的工作。',
      en: 'It is the sum of all proteins in the blood. It tells about nutrition and the work of liver and kidneys.',
    },
    source: medlinePlus('total-protein-and-albumin-globulin-a-g-ratio'),
  },
  {
    name: { zh: '肌酐', en: 'Creatinine' },
    units: [
      { ucum: 'umol/L', label: 'μmol/L', loinc: ['14682-9'], factor: 1 },
      { ucum: 'mg/dL', loinc: ['2160-0'], factor: 1 / 88.42 },
    ],
    tells: {
      zh: '肌酐是肌肉产生的废物，由肾脏排出。升高说明肾脏的过滤可能变差。',
      en: 'Creatinine is a waste of the muscles that the kidneys remove. A high value says that the kidneys may filter less well.',
    },
    source: medlinePlus('creatinine-test'),
  },
  {
    name: { zh: '尿素', en: 'Urea' },
    units: [
      { ucum: 'mmol/L', loinc: ['22664-7'], factor: 1 },
      { ucum: 'mg/dL', loinc: ['3094-0'], factor: 2.801 },
    ],
    tells: {
      zh: '尿素是蛋白质代谢后的废物，由肾脏排出。升高可见于肾功能下降或喝水太少；以mg/dL表示时写作尿素氮。',
      en: 'Urea is what is left of protein, and the kidneys remove it. It rises when they work less well or when somebody drinks too little; in mg/dL it is told as urea nitrogen.',
    },
    source: medlinePlus('bun-blood-urea-nitrogen'),
  },
  {
    name: { zh: '尿酸', en: 'Uric acid' },
    units: [
      { ucum: 'umol/L', label: 'μmol/L', loinc: ['14933-6'], factor: 1 },
      { ucum: 'mg/dL', loinc: ['3084-1'], factor: 1 / 59.48 },
    ],
    tells: {
      zh: '尿酸来自食物和身体里的嘌呤。长期偏高可能引起痛风或肾结石。',
      en: 'Uric acid comes from purines in food and in the body. A value that stays high can lead to gout or kidney stones.',
    },
    source: medlinePlus('uric-acid-test'),
  },
  {
    name: { zh: '总胆固醇', en: 'Total cholesterol' },
    units: [
      { ucum: 'mmol/L', loinc: ['14647-2'], factor: 1 },
      { ucum: 'mg/dL', loinc: ['2093-3'], factor: 38.67 },
    ],
    tells: {
      zh: '胆固醇是血液里的一种脂肪。长期偏高会使血管变窄，增加心脏病和中风的风险。',
      en: 'Cholesterol is a fat in the blood. Over years too much of it narrows the vessels and makes heart attack and stroke more likely.',
    },
    source: medlinePlus('cholesterol-levels'),
  },
  {
    name: { zh: '甘油三酯', en: 'Triglycerides' },
    units: [
      { ucum: 'mmol/L', loinc: ['14927-8'], factor: 1 },
      { ucum: 'mg/dL', loinc: ['2571-8'], factor: 88.57 },
    ],
    tells: {
      zh: '甘油三酯是身体储存能量的脂肪，饭后会升高。长期偏高会增加心脏病的风险。',
      en: 'Triglycerides are the fat in which the body stores energy, and rise after a meal. A value that stays high makes heart disease more likely.',
    },
    source: medlinePlus('triglycerides-test'),
  },
  {
    name: { zh: '高密度脂蛋白胆固醇', en: 'HDL cholesterol' },
    units: [
      { ucum: 'mmol/L', loinc: ['14646-4'], factor: 1 },
      { ucum: 'mg/dL', loinc: ['2085-9'], factor: 38.67 },
    ],
    tells: {
      zh: '它把多余的胆固醇带回肝脏，常被称作“好”胆固醇。它偏低时，心脏病的风险较高。',
      en: 'HDL takes spare cholesterol back to the liver and is often called the good one. When it is low, heart disease is more likely.',
    },
    source: medlinePlus('cholesterol-levels'),
  },
  {
    name: { zh: '低密度脂蛋白胆固醇', en: 'LDL cholesterol' },
    units: [
      { ucum: 'mmol/L', loinc: ['22748-8'], factor: 1 },
      { ucum: 'mg/dL', loinc: ['2089-1'], factor: 38.67 },
    ],
    tells: {
      zh: '它会沉积在血管壁上，常被称作“坏”胆固醇。医生会按您的情况定一个目标值。',
      en: 'LDL settles in the walls of the vessels and is often called the bad one. How low it should be depends on the person, so the doctor sets a goal.',
    },
    source: medlinePlus('cholesterol-levels'),
  },
  {
    name: { zh: '空腹血糖', en: 'Fasting glucose' },
    units: [
      { ucum: 'mmol/L', loinc: ['14771-0'], factor: 1 },
      { ucum: 'mg/dL', loinc: ['1558-6'], factor: 18.016 },
    ],
    tells: {
      zh: '它是至少八小时没有进食后血液里的糖。它用来发现和观察糖尿病。',
      en: 'It is the sugar in the blood after at least eight hours without food. It is used to find diabetes and to follow it.',
    },
    source: medlinePlus('blood-glucose-test'),
  },
  {
    name: { zh: '血糖', en: 'Glucose' },
    units: [
      { ucum: 'mmol/L', loinc: ['14749-6'], factor: 1 },
      { ucum: 'mg/dL', loinc: ['2345-7'], factor: 18.016 },
    ],
    tells: {
      zh: '它是抽血那一刻血液里的糖。饭后会升高，所以要看什么时候抽的血。',
      en: 'It is the sugar in the blood at that moment. It rises after a meal, so it matters when the blood was taken.',
    },
    source: medlinePlus('blood-glucose-test'),
  },
  {
    name: { zh: '糖化血红蛋白', en: 'HbA1c' },
    units: [
      { ucum: '%', loinc: ['4548-4'], factor: 1 },
      { ucum: 'mmol/mol', loinc: ['59261-8'], factor: 10.93, offset: -23.5 },
    ],
    tells: {
      zh: '它反映最近两到三个月的平均血糖。它不受当天饮食影响，用来诊断和观察糖尿病。',
      en: 'It tells the average blood sugar of the last two to three months. What you ate that day does not change it; it is used to find diabetes and to follow it.',
    },
    source: medlinePlus('hemoglobin-a1c-hba1c-test'),
  },
  {
    name: { zh: '促甲状腺激素', en: 'Thyroid-stimulating hormone (TSH)' },
    units: [
      { ucum: 'm[IU]/L', label: 'mIU/L', loinc: ['3016-3'], factor: 1 },
      { ucum: 'u[IU]/mL', label: 'μIU/mL', loinc: ['3016-3'], factor: 1 },
    ],
    tells: {
      zh: '它是大脑指挥甲状腺工作的信号。升高常说明甲状腺偏懒，降低常说明甲状腺过于活跃。',
      en: 'TSH is the signal by which the brain drives the thyroid. A high value often means that the thyroid does too little, a low one that it does too much.',
    },
    source: medlinePlus('tsh-thyroid-stimulating-hormone-test'),
  },
  {
    name: { zh: '游离甲状腺素', en: 'Free thyroxine (T4)' },
    units: [
      { ucum: 'pmol/L', loinc: ['14920-3'], factor: 1 },
      { ucum: 'ng/dL', loinc: ['3024-7'], factor: 1 / 12.87 },
    ],
    tells: {
      zh: '它是甲状腺制造的主要激素，决定身体用能量的快慢。它和促甲状腺激素一起看。',
      en: 'T4 is the main hormone of the thyroid and sets how fast the body uses energy. It is read together with TSH.',
    },
    source: medlinePlus('thyroxine-t4-test'),
  },
  {
    name: { zh: '游离三碘甲状腺原氨酸', en: 'Free triiodothyronine (T3)' },
    units: [
      { ucum: 'pmol/L', loinc: ['14928-6'], factor: 1 },
      { ucum: 'pg/mL', loinc: ['3051-0'], factor: 1 / 1.536 },
    ],
    tells: {
      zh: '它是甲状腺激素中作用更强的一种。它主要用来判断甲状腺是否过于活跃。',
      en: 'T3 is the stronger one of the thyroid hormones. It mostly helps to see whether the thyroid does too much.',
    },
    source: medlinePlus('triiodothyronine-t3-tests'),
  },
  {
    name: { zh: '钾', en: 'Potassium' },
    units: [
      { ucum: 'mmol/L', loinc: ['2823-3'], factor: 1 },
      { ucum: 'meq/L', label: 'mEq/L', loinc: ['2823-3'], factor: 1 },
    ],
    tells: {
      zh: '钾让心脏和肌肉正常工作。太高或太低都可能使心跳不规律。',
      en: 'Potassium keeps the heart and muscles working. Far too much or too little can make the heart beat irregularly.',
    },
    source: medlinePlus('potassium-blood-test'),
  },
  {
    name: { zh: '钠', en: 'Sodium' },
    units: [
      { ucum: 'mmol/L', loinc: ['2951-2'], factor: 1 },
      { ucum: 'meq/L', label: 'mEq/L', loinc: ['2951-2'], factor: 1 },
    ],
    tells: {
      zh: '钠帮助身体保持水分平衡。它过高或过低多与喝水、药物或肾脏有关。',
      en: 'Sodium keeps the water of the body in balance. Changes mostly have to do with drinking, medicines or the kidneys.',
    },
    source: medlinePlus('sodium-blood-test'),
  },
  {
    name: { zh: '氯', en: 'Chloride' },
    units: [
      { ucum: 'mmol/L', loinc: ['2075-0'], factor: 1 },
      { ucum: 'meq/L', label: 'mEq/L', loinc: ['2075-0'], factor: 1 },
    ],
    tells: {
      zh: '氯和钠一起维持身体的水分与酸碱平衡。它通常和其他电解质一起看。',
      en: 'Chloride works with sodium to balance water and acids in the body. It is read together with the other electrolytes.',
    },
    source: medlinePlus('chloride-blood-test'),
  },
  {
    name: { zh: '钙', en: 'Calcium' },
    units: [
      { ucum: 'mmol/L', loinc: ['2000-8'], factor: 1 },
      { ucum: 'mg/dL', loinc: ['17861-6'], factor: 4.008 },
    ],
    tells: {
      zh: '钙是骨骼、神经和肌肉都需要的矿物质。它的高低可能与甲状旁腺、肾脏或维生素D有关。',
      en: 'Calcium is a mineral that bones, nerves and muscles need. Changes may come from the parathyroid glands, the kidneys or vitamin D.',
    },
    source: medlinePlus('calcium-blood-test'),
  },
  {
    name: { zh: '镁', en: 'Magnesium' },
    units: [
      { ucum: 'mmol/L', loinc: ['2601-3'], factor: 1 },
      { ucum: 'mg/dL', loinc: ['19123-9'], factor: 2.431 },
    ],
    tells: {
      zh: '镁帮助神经、肌肉和心脏工作。偏低可能与饮食、腹泻或某些药物有关。',
      en: 'Magnesium helps nerves, muscles and the heart. A low value may come from food, diarrhoea or some medicines.',
    },
    source: medlinePlus('magnesium-blood-test'),
  },
  {
    name: { zh: '无机磷', en: 'Phosphate' },
    units: [
      { ucum: 'mmol/L', loinc: ['14879-1'], factor: 1 },
      { ucum: 'mg/dL', loinc: ['2777-1'], factor: 3.097 },
    ],
    tells: {
      zh: '磷和钙一起构成骨骼和牙齿。它升高常与肾脏排出变少有关。',
      en: 'Phosphate builds bones and teeth together with calcium. It often rises when the kidneys remove less of it.',
    },
    source: medlinePlus('phosphate-in-blood'),
  },
  {
    name: { zh: 'C反应蛋白', en: 'C-reactive protein (CRP)' },
    units: [
      { ucum: 'mg/L', loinc: ['1988-5'], factor: 1 },
      { ucum: 'mg/dL', loinc: ['1988-5'], factor: 0.1 },
    ],
    tells: {
      zh: '它是身体有炎症时肝脏产生的蛋白质。它升高说明有炎症，但不能说明在哪里。',
      en: 'CRP is a protein that the liver makes when something is inflamed. A high value says that there is inflammation, but not where.',
    },
    source: medlinePlus('c-reactive-protein-crp-test'),
  },
  {
    name: { zh: '铁蛋白', en: 'Ferritin' },
    units: [
      { ucum: 'ng/mL', loinc: ['2276-4'], factor: 1 },
      { ucum: 'ug/L', label: 'μg/L', loinc: ['2276-4'], factor: 1 },
    ],
    tells: {
      zh: '铁蛋白表示身体储存了多少铁。偏低说明缺铁，是贫血的常见原因。',
      en: 'Ferritin tells how much iron the body has in store. A low value means a lack of iron, a common cause of anaemia.',
    },
    source: medlinePlus('ferritin-blood-test'),
  },
  {
    name: { zh: '血清铁', en: 'Iron' },
    units: [
      { ucum: 'umol/L', label: 'μmol/L', loinc: ['14798-3'], factor: 1 },
      { ucum: 'ug/dL', label: 'μg/dL', loinc: ['2498-4'], factor: 5.585 },
    ],
    tells: {
      zh: '它是抽血时血液里正在运送的铁。它一天之内会变化，所以和铁蛋白一起看。',
      en: 'It is the iron on its way through the blood at that moment. It changes within a day, and is read together with ferritin.',
    },
    source: medlinePlus('iron-tests'),
  },
  {
    name: { zh: '癌胚抗原', en: 'Carcinoembryonic antigen (CEA)' },
    units: [
      { ucum: 'ng/mL', loinc: ['2039-6'], factor: 1 },
      { ucum: 'ug/L', label: 'μg/L', loinc: ['2039-6'], factor: 1 },
    ],
    tells: {
      zh: '它是一种肿瘤标志物，主要用来观察已知肿瘤的治疗效果。吸烟和炎症也会让它升高，单凭它不能诊断癌症。',
      en: 'CEA is a tumour marker, used mostly to follow the treatment of a tumour that is known. Smoking and inflammation raise it too; by itself it does not show cancer.',
    },
    source: medlinePlus('cea-test'),
  },
  {
    name: { zh: '总前列腺特异性抗原', en: 'Prostate-specific antigen (PSA)' },
    units: [
      { ucum: 'ng/mL', loinc: ['2857-1'], factor: 1 },
      { ucum: 'ug/L', label: 'μg/L', loinc: ['2857-1'], factor: 1 },
    ],
    tells: {
      zh: '它是前列腺产生的蛋白质，年纪越大通常越高。前列腺增生、发炎和肿瘤都会让它升高。',
      en: 'PSA is a protein of the prostate, and is usually higher in older men. A larger or inflamed prostate raises it as well as a tumour.',
    },
    source: medlinePlus('prostate-specific-antigen-psa-test'),
  },
  {
    name: { zh: '国际标准化比值', en: 'INR' },
    units: [{ ucum: '{INR}', label: '', loinc: ['6301-6'], factor: 1 }],
    tells: {
      zh: '它表示血液凝固需要多久。服用华法林的人有自己的目标范围，往往高于一般范围。',
      en: 'INR tells how long the blood takes to clot. People who take warfarin have a goal of their own, often above the usual range.',
    },
    source: medlinePlus('prothrombin-time-test-and-inr-ptinr'),
  },
  {
    name: { zh: '尿蛋白', en: 'Protein in urine' },
    units: [{ ucum: '{presence}', loinc: ['20454-5'], factor: 1 }],
    tells: {
      zh: '正常的尿里几乎没有蛋白质。持续出现可能说明肾脏的过滤受损。',
      en: 'Healthy urine has almost no protein in it. When it stays there, the filter of the kidneys may be hurt.',
    },
    source: medlinePlus('protein-in-urine'),
  },
  {
    name: { zh: '尿糖', en: 'Glucose in urine' },
    units: [{ ucum: '{presence}', loinc: ['25428-4'], factor: 1 }],
    tells: {
      zh: '正常的尿里没有糖。血糖很高或服用某些降糖药时会出现。',
      en: 'Healthy urine has no sugar in it. It appears when blood sugar is very high, or with some diabetes medicines.',
    },
    source: medlinePlus('glucose-in-urine-test'),
  },
  {
    name: { zh: '尿酮体', en: 'Ketones in urine' },
    units: [{ ucum: '{presence}', loinc: ['2514-8'], factor: 1 }],
    tells: {
      zh: '酮体是身体燃烧脂肪时产生的物质。挨饿时会出现；糖尿病患者出现酮体应尽快告诉医生。',
      en: 'Ketones are made when the body burns fat. They appear when somebody has not eaten; with diabetes, a doctor should know of them soon.',
    },
    source: medlinePlus('ketones-in-urine'),
  },
  {
    name: { zh: '亚硝酸盐', en: 'Nitrite in urine' },
    units: [{ ucum: '{presence}', loinc: ['5802-4'], factor: 1 }],
    tells: {
      zh: '一些细菌会在尿里产生亚硝酸盐。阳性提示可能有尿路感染。',
      en: 'Some bacteria make nitrite in the urine. A positive result points to an infection of the urinary tract.',
    },
    source: medlinePlus('nitrites-in-urine'),
  },
  {
    name: { zh: '尿酸碱度', en: 'pH of urine' },
    units: [{ ucum: '[pH]', label: 'pH', loinc: ['5803-2'], factor: 1 }],
    tells: {
      zh: '它表示尿液偏酸还是偏碱。饮食、药物和感染都会影响它。',
      en: 'It says whether urine is more acid or less. Food, medicines and infections change it.',
    },
    source: medlinePlus('urinalysis'),
  },
  {
    name: { zh: '尿比重', en: 'Specific gravity of urine' },
    units: [{ ucum: '{ratio}', label: '', loinc: ['5811-5'], factor: 1 }],
    tells: {
      zh: '它表示尿液有多浓。喝水少时偏高，喝水多时偏低。',
      en: 'It says how concentrated urine is. It is high when somebody drinks little, and low when somebody drinks a lot.',
    },
    source: medlinePlus('urinalysis'),
  },
]
